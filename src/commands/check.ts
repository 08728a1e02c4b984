import { compareLockfile, type LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { LockedOverride } from '../lockfile/lockfile.ts';
import { openProject } from './open-project.ts';
import type { Report } from './progress.ts';
import { textOfPlatform } from './resolve-project.ts';
import type { Settings } from './settings.ts';

/** What `pupfile check` found. */
export interface CheckResult {
  /** How messages name the lock. */
  readonly lockfileName: string;
  /** How many modules are locked. */
  readonly modules: number;
  /** None where the lock is current and complete. */
  readonly differences: readonly LockfileDifference[];
  /** What locked modules require and, by the project's own wish, do not get. */
  readonly overrides: readonly LockedOverride[];
}

/**
 * Holds the lock against the Puppetfile, without network and without writing anything.
 *
 * Throws what reading the project's files throws.
 */
export function check(settings: Settings, report: Report): CheckResult {
  const { puppetfile, lockfile, lockfileName } = openProject(settings, report);
  if (lockfile === undefined) {
    return { lockfileName, modules: 0, differences: [missing(lockfileName)], overrides: [] };
  }
  return {
    lockfileName,
    modules: lockfile.sources.reduce((sum, { modules }) => sum + modules.length, 0),
    differences: compareLockfile(puppetfile, lockfile, textOfPlatform(settings.platform)),
    overrides: lockfile.overrides,
  };
}

function missing(lockfileName: string): LockfileDifference {
  return {
    rule: 'lockfile-missing',
    message: `there is no ${lockfileName}`,
    fix: 'pupfile lock',
  };
}
