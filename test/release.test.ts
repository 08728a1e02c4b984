import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { list, type ReadEntry } from 'tar';
import { git } from './support/git-repository.ts';
import { runSuccessfully } from './support/run-command.ts';

const root = join(import.meta.dirname, '..');
const program = 'package/bin/pupfile.cjs';

describe('a release', () => {
  let directory = '';
  let announced = '';

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-release-'));
    announced = (await pack(root, 'here')).stdout;
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it('is the same bytes from a clone elsewhere of other modes, with a file that is not committed', async () => {
    const clone = join(directory, 'else', 'where');
    await shell(`git clone --quiet '${root}' '${clone}'`);
    assert.equal(git(clone, 'rev-parse', 'HEAD'), git(root, 'rev-parse', 'HEAD'));
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    writeFileSync(join(clone, 'bin', 'notes'), 'not committed');
    assert.equal((await pack(clone, 'there')).stdout, announced);
    assert.ok(readFileSync(tarballIn('there')).equals(readFileSync(tarballIn('here'))));
  });

  it('names no directory of the machine that it was built on', () => {
    const text = gunzipSync(readFileSync(tarballIn('here'))).toString('latin1');
    assert.ok(text.includes('"node_modules/commander/'), 'esbuild names no packages any more');
    assert.deepEqual(text.match(/\.\.\/[^"'\n]*\/node_modules\/[^"'\n]*/g) ?? [], []);
  });

  it('can be read by everybody, and its program alone be run', async () => {
    const entries = await readEntries(tarballIn('here'));
    const modes = Object.fromEntries(entries.map(({ path, mode = 0 }) => [path, mode & 0o777]));
    const others = Object.entries(modes).filter(([, mode]) => mode !== 0o644);
    assert.deepEqual(others, [[program, 0o755]]);
  });

  it('is announced with its checksum, as `sha256sum --check` reads it', async () => {
    writeFileSync(join(directory, 'here', 'SHA256SUMS'), announced);
    const { stdout } = await shell('cd here && sha256sum --check --strict SHA256SUMS');
    assert.match(stdout, /^pupfile-.*\.tgz: OK\n$/);
  });

  const pack = (checkout: string, destination: string) =>
    shell(`'${join(checkout, 'scripts', 'release.sh')}' '${join(directory, destination)}'`);

  /** As somebody whose files nobody else can read. */
  const shell = (command: string) =>
    runSuccessfully('sh', ['-c', `umask 077 && ${command}`], {
      cwd: directory,
      env: { HOME: directory, npm_config_cache: join(directory, 'npm') },
    });

  function tarballIn(name: string): string {
    const names = readdirSync(join(directory, name)).filter((one) => one.endsWith('.tgz'));
    assert.equal(names.length, 1, names.join(' '));
    return join(directory, name, names[0] ?? '');
  }
});

async function readEntries(file: string): Promise<readonly ReadEntry[]> {
  const entries: ReadEntry[] = [];
  await list({ file, onReadEntry: (entry) => entries.push(entry) });
  return entries;
}
