import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, reasonOf, toFileSystemError } from '../errors/file-system-error.ts';
import { makeStateDirectory } from './make-state-directory.ts';
import { stateDirectoryOf } from './state-directory.ts';
import { undoSwap } from './swap-modules.ts';
import { createWritePermit, type WritePermit, withdrawPermit } from './write-permit.ts';

/**
 * The folder inside a modules directory where one run gathers its modules before the swap.
 *
 *     modules/.pupfile/staging-TOKEN/new/NAME  a module that waits for its place
 *     modules/.pupfile/staging-TOKEN/old/NAME  the module that had the place
 *     modules/.pupfile/staging-TOKEN/*.json    the journal, while the swap is under way
 */
export interface Staging {
  readonly modulesDirectory: string;
  /** The folder itself: `staging-TOKEN`. */
  readonly directory: string;
  /** Whether modes must be set by hand, because the umask or the file system has its own idea. */
  readonly needsChmod: boolean;
  /** For whoever stages modules. */
  readonly permit: WritePermit;
}

const stagingPrefix = 'staging-';

/**
 * Makes room for a run, which holds the lock of the modules directory.
 *
 * @throws PupfileError FILE_SYSTEM
 */
export function createStaging(modulesDirectory: string): Staging {
  try {
    makeStateDirectory(modulesDirectory);
    const directory = mkdtempSync(join(stateDirectoryOf(modulesDirectory), stagingPrefix));
    for (const name of ['new', 'old']) mkdirSync(join(directory, name), 0o755);
    const needsChmod = (statSync(join(directory, 'new')).mode & 0o7777) !== 0o755;
    return { modulesDirectory, directory, needsChmod, permit: createWritePermit() };
  } catch (error) {
    throw toFileSystemError(error, modulesDirectory);
  }
}

/** What could not be deleted. It is in nobody's way, and the next run tries again. */
export interface Leftover {
  readonly directory: string;
  /** Why, in plain words. */
  readonly reason: string;
}

/** Without a permit where the run is over that wrote there. */
type DiscardableStaging = Pick<Staging, 'modulesDirectory' | 'directory'> &
  Partial<Pick<Staging, 'permit'>>;

/**
 * Ends a run, whether it was committed or not: deletes what it staged and what it replaced, when no
 * thread is writing there any more. Never throws.
 *
 * @returns undefined where nothing is left
 */
export function discardStaging({
  modulesDirectory,
  directory,
  permit,
}: DiscardableStaging): Leftover | undefined {
  try {
    if (permit !== undefined) withdrawPermit(permit);
    undoSwap({ modulesDirectory, directory });
    rmSync(directory, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    // Node's rm tries what is not permitted to be unlinked as a directory, and tells how that failed.
    const reason = hasErrno(error, 'ENOTDIR') ? 'not permitted' : reasonOf(error);
    return { directory, reason };
  }
}

/** Whether a run is at work in a modules directory, or was killed there. */
export function hasUnfinishedRun(modulesDirectory: string): boolean {
  try {
    const names = readdirSync(stateDirectoryOf(modulesDirectory));
    return names.some((name) => name === 'lock' || name.startsWith(stagingPrefix));
  } catch {
    return false;
  }
}

/**
 * Clears away what runs left behind that were killed: a swap that was cut short is undone, the rest
 * is deleted as far as that is possible. Only for whoever holds the lock of the modules directory.
 *
 * Throws what the file system does where a swap cannot be undone.
 */
export function clearStaleStaging(modulesDirectory: string): void {
  const stateDirectory = stateDirectoryOf(modulesDirectory);
  for (const name of readdirSync(stateDirectory)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const directory = join(stateDirectory, name);
    if (!lstatSync(directory).isDirectory()) {
      rmSync(directory, { force: true });
      continue;
    }
    // Before anything is deleted: a swap that was not undone has the only copy of the old modules.
    undoSwap({ modulesDirectory, directory });
    discardStaging({ modulesDirectory, directory });
  }
}
