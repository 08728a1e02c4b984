import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveEntry, ArchiveFile } from '../../src/archive/module-archive.ts';
import { readArchive, readArchiveMetadata } from '../../src/archive/read-archive.ts';
import { readTarball } from '../../src/archive/read-tarball.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { type ModuleToPrepare, prepareModule } from '../../src/layout/prepare-module.ts';
import { stageModule } from '../../src/layout/stage-module.ts';
import { createStaging } from '../../src/layout/staging.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import { builtInKeys } from './built-in-keys.ts';

const keysBefore = builtInKeys();

/**
 * Reads an archive in every way there is, checks it as acme-web 1.1.0 and may write it: `files`, or the
 * code of the error for the user.
 *
 * @param directory an empty one to write into, which is empty again in the end; undefined where nothing is
 * to be written, which takes longer than all the rest
 * @throws Error where something else was thrown, an entry could stand elsewhere, the files are not what
 * was read, or an object got a property that all others have now
 */
export async function tryArchive(bytes: Buffer, directory?: string): Promise<string> {
  const outcome = await codeOf(() => installArchive(bytes, directory));
  await codeOf(async () => checkEntries((await readTarball(bytes)).entries));
  await codeOf(async () => readArchiveMetadata(bytes));
  if (builtInKeys() !== keysBefore) throw new Error(`a prototype was changed: ${builtInKeys()}`);
  return outcome;
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'files';
  } catch (error) {
    if (error instanceof PupfileError && /^ARCHIVE_/.test(error.code)) return error.code;
    throw error;
  }
}

async function installArchive(bytes: Buffer, directory?: string): Promise<void> {
  const archive = await readArchive(bytes);
  checkEntries(archive.entries);
  const module: ModuleToPrepare = {
    name: parseModuleName('acme-web') as ModuleName,
    version: '1.1.0',
    digest: 'ab'.repeat(32),
    archive,
    content: 'runtime',
  };
  const { files } = prepareModule(module);
  if (directory !== undefined) checkWriting(module, files, directory);
}

function checkWriting(
  module: ModuleToPrepare,
  files: readonly ArchiveFile[],
  directory: string,
): void {
  const modulesDirectory = join(directory, 'modules');
  mkdirSync(modulesDirectory);
  try {
    const staging = createStaging(modulesDirectory);
    stageModule(staging, module);
    const expected = files.map(({ path, isExecutable, content }) =>
      [path, isExecutable ? '755' : '644', content.toString('latin1')].join(' '),
    );
    checkSame(readFiles(join(staging.directory, 'new', 'web')), expected);
    checkSame(readdirSync(join(staging.directory, 'new')), ['web']);
    checkSame(readdirSync(directory), ['modules']);
  } finally {
    rmSync(modulesDirectory, { recursive: true });
  }
}

function checkEntries(entries: readonly ArchiveEntry[]): void {
  const paths = new Set(entries.map(({ path }) => path));
  if (paths.size < entries.length) throw new Error('a path is there twice');
  for (const path of paths) {
    const segments = path.split('/');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const isOdd = /[\\\x00-\x1f\x7f]/.test(path) || Buffer.byteLength(path) > 2048;
    if (isOdd || segments.some((one) => one === '' || one === '.' || one === '..')) {
      throw new Error(`a path that no module has: ${JSON.stringify(path)}`);
    }
    const parents = segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
    if (parents.some((parent) => paths.has(parent))) throw new Error(`${path} is below a file`);
  }
}

function readFiles(root: string): readonly string[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return paths.flatMap((path) => {
    const stats = lstatSync(join(root, path));
    if (stats.isDirectory()) return [];
    if (!stats.isFile()) throw new Error(`no file was written: ${path}`);
    const mode = (stats.mode & 0o7777).toString(8);
    return [[path, mode, readFileSync(join(root, path), 'latin1')].join(' ')];
  });
}

function checkSame(found: readonly string[], expected: readonly string[]): void {
  const [left, right] = [found, expected].map((lines) => JSON.stringify([...lines].sort()));
  if (left !== right) throw new Error(`${left}\nis there instead of\n${right}`);
}
