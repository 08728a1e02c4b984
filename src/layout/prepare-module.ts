import type { ArchiveEntry, ArchiveFile, ModuleArchive } from '../archive/module-archive.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import { checkModule } from './check-module.ts';
import { releaseMtime } from './release-mtime.ts';
import { trimModule, type WantedContent } from './trim.ts';

/** A module that is to be laid out. */
export interface ModuleToPrepare extends WantedContent {
  readonly name: ModuleName;
  readonly version: string;
  /** Tells its contents apart from any others, in hexadecimal. */
  readonly digest: string;
  readonly archive: ModuleArchive;
  /** It need not be what its metadata.json says, nor have one: it is no release of a Forge. */
  readonly isUnreleased?: boolean;
}

/** A module as it stands in a modules directory, wherever that will be written. */
export interface PreparedModule extends WantedContent {
  readonly name: ModuleName;
  readonly version: string;
  /** The name of its directory: the module's short name. */
  readonly directory: string;
  readonly digest: string;
  /** Of a git commit with submodules: whether what they hold was brought. */
  readonly followsSubmodules?: boolean;
  /** Ordered by path. */
  readonly files: readonly ArchiveFile[];
  readonly leftOut: readonly ArchiveEntry[];
  /** When its newest entry was changed, in milliseconds since 1970; 0 where nobody tells. */
  readonly newestMtimeMs: number;
  /** The time that its files and directories get on disk, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

/**
 * Takes from a module's archive what is wanted of it, and gives it its place and time.
 *
 * @throws PupfileError ARCHIVE_INVALID where the archive is of another module or version,
 * ARCHIVE_UNSAFE where something wanted is no plain file
 */
export function prepareModule(module: ModuleToPrepare): PreparedModule {
  const { name, version, digest, archive, content, excludesSpec, keep } = module;
  const { kept, leftOut } = trimModule(archive.entries, module);
  const newestMtimeMs = archive.entries.reduce((time, { mtimeMs }) => Math.max(time, mtimeMs), 0);
  return {
    name,
    version,
    directory: shortName(name),
    digest,
    content,
    ...(excludesSpec !== undefined && { excludesSpec }),
    ...(keep !== undefined && { keep }),
    ...(archive.followsSubmodules !== undefined && {
      followsSubmodules: archive.followsSubmodules,
    }),
    files: checkModule(kept, { name, version, isUnreleased: module.isUnreleased ?? false }),
    leftOut,
    newestMtimeMs,
    mtimeMs: releaseMtime(newestMtimeMs, digest),
  };
}
