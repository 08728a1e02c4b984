import { discardArchive } from '../archive/discard-archive.ts';
import type { ArchiveLimits } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import type { Bytes } from '../files/bytes.ts';
import { createDiscarder } from '../files/discard-memory.ts';
import type { Spool } from '../files/spool.ts';
import type { InstalledModule } from '../layout/installed-modules.ts';
import type { ModuleToPrepare } from '../layout/prepare-module.ts';
import { stageModule } from '../layout/stage-module.ts';
import type { Staging } from '../layout/staging.ts';

/** A module of a Forge, whose archive is at hand. */
export type ModuleToUnpack = Omit<ModuleToPrepare, 'archive' | 'isUnreleased'>;

export interface UnpackOptions {
  /** Takes what large archives inflate to; undefined where that has to be in memory. */
  readonly spool?: Spool;
  readonly limits?: Partial<ArchiveLimits>;
}

/**
 * Unpacks an archive beside the modules that are there, and gives it up. Throws what `readArchive` and `stageModule`
 * throw.
 */
export type UnpackModule = (module: ModuleToUnpack, bytes: Bytes) => Promise<InstalledModule>;

export function createUnpacker(staging: Staging, options: UnpackOptions = {}): UnpackModule {
  const discarder = createDiscarder();
  return async (module, bytes) => {
    const subject = `The archive of ${module.name} ${module.version}`;
    const archive = await readArchive(bytes, { ...options, subject });
    discarder.own(bytes);
    const installed = stageModule(staging, { ...module, archive });
    discardArchive(archive, discarder);
    return installed;
  };
}
