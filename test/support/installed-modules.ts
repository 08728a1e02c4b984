import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortName } from '../../src/model/module-name.ts';
import type { DebianModule } from './debian-modules.ts';

/** What stands in a modules directory: short name to `author-name version` of its metadata.json. */
export function readInstalledModules(modulesDirectory: string): Record<string, string> {
  const names = readdirSync(modulesDirectory)
    .filter((name) => !name.startsWith('.'))
    .sort();
  return Object.fromEntries(
    names.map((name) => {
      const text = readFileSync(join(modulesDirectory, name, 'metadata.json'), 'utf8');
      const metadata: { name: string; version: string } = JSON.parse(text);
      return [name, `${metadata.name.replace('/', '-').toLowerCase()} ${metadata.version}`];
    }),
  );
}

/** What has to stand there once exactly these modules are installed. */
export function expectInstalled(modules: readonly DebianModule[]): Record<string, string> {
  const entries = modules.map(
    ({ name, version }) => [shortName(name), `${name} ${version.text}`] as const,
  );
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Inode number and time of change of everything below a folder: the same only if untouched. */
export function readIdentities(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    ['.', ...paths].map((path) => {
      const { ino, mtimeNs } = lstatSync(join(folder, path), { bigint: true });
      return [path, `${ino} ${mtimeNs}`];
    }),
  );
}
