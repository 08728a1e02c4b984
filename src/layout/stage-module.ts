import {
  chmodSync,
  closeSync,
  fchmodSync,
  futimesSync,
  mkdirSync,
  openSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ArchiveFile, ModuleArchive } from '../archive/module-archive.ts';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import { checkModule } from './check-module.ts';
import type { InstalledModule } from './installed-modules.ts';
import { listDirectories } from './is-intact.ts';
import { releaseMtime } from './release-mtime.ts';
import type { Staging } from './staging.ts';
import { type ContentProfile, trimModule } from './trim.ts';

/** A module that is to be laid out. */
export interface ModuleToStage {
  readonly name: ModuleName;
  readonly version: string;
  /** Tells its contents apart from any others, in hexadecimal. */
  readonly digest: string;
  readonly archive: ModuleArchive;
  /** It need not be what its metadata.json says, nor have one: it is no release of a Forge. */
  readonly isUnreleased?: boolean;
  readonly content: ContentProfile;
  /** Whether `full` goes without the tests. */
  readonly excludesSpec?: boolean;
}

/**
 * Writes what is wanted of one module into the staging folder; the modules themselves stay as they
 * are. Synchronous, because thousands of small files are written three times as fast that way.
 *
 * @returns what `commitModules` will record of it
 * @throws PupfileError ARCHIVE_INVALID where the archive is of another module or version,
 * ARCHIVE_UNSAFE where something wanted is no plain file, FILE_SYSTEM
 */
export function stageModule(staging: Staging, module: ModuleToStage): InstalledModule {
  const { name, version, digest, archive, content, isUnreleased = false } = module;
  const { kept, leftOut } = trimModule(archive.entries, module);
  const files = checkModule(kept, { name, version, isUnreleased });
  const newest = archive.entries.reduce((time, { mtimeMs }) => Math.max(time, mtimeMs), 0);
  const mtimeMs = releaseMtime(newest, digest);
  const directory = shortName(name);
  const root = join(staging.directory, 'new', directory);
  try {
    writeFiles(root, files, { mtimeMs, needsChmod: staging.needsChmod });
  } catch (error) {
    throw toFileSystemError(error, root);
  }
  return {
    name,
    version,
    directory,
    digest,
    content,
    ...(module.excludesSpec === true && content === 'full' && { excludesSpec: true }),
    ...(archive.followsSubmodules !== undefined && {
      followsSubmodules: archive.followsSubmodules,
    }),
    mtimeMs,
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
    if (content.length > 0) writeFileSync(file, content);
    if (look.needsChmod) fchmodSync(file, mode);
    futimesSync(file, look.mtimeMs / 1000, look.mtimeMs / 1000);
  } finally {
    closeSync(file);
  }
}
