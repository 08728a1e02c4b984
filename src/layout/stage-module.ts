import {
  chmodSync,
  closeSync,
  fchmodSync,
  futimesSync,
  mkdirSync,
  openSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ArchiveFile } from '../archive/module-archive.ts';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { piecesOf } from '../files/bytes.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import type { InstalledModule } from './installed-modules.ts';
import { listDirectories } from './is-intact.ts';
import { type ModuleToPrepare, prepareModule } from './prepare-module.ts';
import type { Staging } from './staging.ts';
import { withPermit } from './write-permit.ts';

/**
 * Writes what is wanted of one module into the staging folder; the modules themselves stay as they
 * are. Synchronous, because thousands of small files are written three times as fast that way.
 *
 * @returns what `commitModules` will record of it
 * @throws PupfileError what `prepareModule` throws, FILE_SYSTEM
 */
export function stageModule(staging: Staging, module: ModuleToPrepare): InstalledModule {
  const { files, leftOut, newestMtimeMs: _, ...prepared } = prepareModule(module);
  const root = placeOf(staging, prepared.directory);
  try {
    withPermit(staging.permit, () =>
      writeFiles(root, files, { mtimeMs: prepared.mtimeMs, needsChmod: staging.needsChmod }),
    );
  } catch (error) {
    throw toFileSystemError(error, root);
  }
  return {
    ...prepared,
    files: Object.fromEntries(files.map((file) => [file.path, file.content.length])),
    executables: files.filter((file) => file.isExecutable).map((file) => file.path),
    leftOut: {
      files: leftOut.length,
      bytes: leftOut.reduce(
        (sum, entry) => sum + (entry.kind === 'file' ? entry.content.length : 0),
        0,
      ),
    },
  };
}

interface Look {
  readonly mtimeMs: number;
  readonly needsChmod: boolean;
}

function writeFiles(root: string, files: readonly ArchiveFile[], look: Look): void {
  const directories = listDirectories(files.map((file) => file.path)).map(
    (path) => `${root}/${path}`,
  );
  for (const directory of directories) {
    mkdirSync(directory, 0o755);
    if (look.needsChmod) chmodSync(directory, 0o755);
  }
  for (const file of files) writeFile(`${root}/${file.path}`, file, look);
  // Last: every file that is made changes the time of its directory.
  for (const directory of directories)
    utimesSync(directory, look.mtimeMs / 1000, look.mtimeMs / 1000);
}

function writeFile(path: string, { content, isExecutable }: ArchiveFile, look: Look): void {
  const mode = isExecutable ? 0o755 : 0o644;
  const file = openSync(path, 'wx', mode);
  try {
    if (content.length > 0) for (const piece of piecesOf(content)) writeFileSync(file, piece);
    if (look.needsChmod) fchmodSync(file, mode);
    futimesSync(file, look.mtimeMs / 1000, look.mtimeMs / 1000);
  } finally {
    closeSync(file);
  }
}

/** Takes away what was begun of a module. Throws FILE_SYSTEM. */
export function unstageModule(staging: Staging, name: ModuleName): void {
  const root = placeOf(staging, shortName(name));
  try {
    rmSync(root, { recursive: true, force: true });
  } catch (error) {
    throw toFileSystemError(error, root);
  }
}

function placeOf(staging: Staging, directory: string): string {
  return join(staging.directory, 'new', directory);
}
