import type { InstallResult as Installed } from '../commands/install.ts';
import { describeStepBack, moduleVersions } from './describe-lock.ts';
import type { InstallResult } from './install-result.ts';

/** What `install` did, for programs. */
export function describeInstall(result: Installed): InstallResult {
  const { lockfile, lockfileName, isLockWritten, stepBacks } = result;
  return {
    modulesDirectory: result.modulesDirectory,
    lockfile: { name: lockfileName, isWritten: isLockWritten },
    modules: moduleVersions(lockfile),
    changes: result.changes,
    stepBacks: stepBacks.map(describeStepBack),
    written: result.written,
    removed: result.removed,
    replaced: result.replaced,
    foreign: result.foreign,
    kept: result.kept,
    leftOut: result.leftOut,
    downloadedBytes: result.downloadedBytes,
  };
}
