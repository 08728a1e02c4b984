import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { formatInstalled } from './format-installed.ts';
import { type InstalledModule, installedFile } from './installed-modules.ts';
import type { Staging } from './staging.ts';
import { stateDirectoryOf } from './state-directory.ts';
import { writeRecord } from './swap-modules.ts';

/** What `readInstalled` and `readElsewhere` will give. */
export interface ModulesRecord {
  readonly modules: readonly InstalledModule[];
  readonly elsewhere: readonly string[];
}

/**
 * Writes anew what is recorded of a modules directory, whose modules stay as they are; nothing stays
 * recorded where there is nothing to tell.
 *
 * @throws PupfileError FILE_SYSTEM
 */
export function recordModules(staging: Staging, { modules, elsewhere }: ModulesRecord): void {
  const path = join(stateDirectoryOf(staging.modulesDirectory), installedFile);
  // Not under the name by which a swap that was cut short is known.
  const staged = join(staging.directory, 'record.json');
  try {
    if (modules.length + elsewhere.length === 0) rmSync(path, { force: true });
    else {
      writeRecord(staged, formatInstalled(modules, { elsewhere }));
      renameSync(staged, path);
    }
  } catch (error) {
    throw toFileSystemError(error, path);
  }
}
