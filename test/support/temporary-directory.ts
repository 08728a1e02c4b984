import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Gives every test of the surrounding `describe` an empty directory; call the result for its path. */
export function useTemporaryDirectory(): () => string {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  return () => directory;
}

/** Writes files, given as path below the directory to content. */
export function writeTree(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

/** Everything below a directory: path to content, `directory` for one, hidden names included. */
export function readTree(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const stats = lstatSync(join(directory, path));
      if (stats.isDirectory()) return [path, 'directory'];
      return [path, stats.isFile() ? readFileSync(join(directory, path), 'utf8') : 'link'];
    }),
  );
}
