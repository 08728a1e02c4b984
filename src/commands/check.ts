import { PupfileError } from '../errors/pupfile-error.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import { inspectLockfile } from '../lockfile/inspect-lockfile.ts';
import type { LockedOverride, Lockfile } from '../lockfile/lockfile.ts';
import type { LockfileDamage } from '../lockfile/lockfile-damage.ts';
import { scanLockfile } from '../lockfile/parse-lockfile.ts';
import { findDifferences } from './find-differences.ts';
import { type DeclaredProject, openDeclaredProject, readLockfileText } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** What `pupfile check` found. */
export interface CheckResult {
  /** How messages name the lock. */
  readonly lockfileName: string;
  /** How many modules are locked. */
  readonly modules: number;
  /** No errors among them where the lock is current and complete. */
  readonly differences: readonly LockfileDifference[];
  /** What locked modules require and, by the project's own wish, do not get. */
  readonly overrides: readonly LockedOverride[];
  /** Whether there is a lock that cannot be read, so that nothing of it was compared. */
  readonly isUnreadable?: boolean;
  /** Whether the Forges were asked. */
  readonly isOnline?: boolean;
  /** Whether it was held against house rules. */
  readonly hasPolicy?: boolean;
}

/**
 * Holds the lock against the Puppetfile, without network and without writing anything.
 *
 * Throws what reading the Puppetfile throws; what is wrong with the lock is a finding, always.
 */
export async function check(settings: Settings, report: Report): Promise<CheckResult> {
  return (await readAndCheck(settings, report)).result;
}

/** What was found, and what was compared; null where there is no lock that can be read. */
export interface Checked {
  readonly result: CheckResult;
  readonly compared: CheckedProject | null;
}

/** A project whose lock can be read. */
export interface CheckedProject extends Pick<DeclaredProject, 'puppetfile' | 'paths'> {
  readonly lockfile: Lockfile;
}

/** The same as `check`, for those who go on with what it read. */
export async function readAndCheck(settings: Settings, report: Report): Promise<Checked> {
  const { paths, puppetfile, lockfileName } = await openDeclaredProject(settings, report);
  const read = attemptToRead(() => readLockfileText(paths));
  if (read instanceof PupfileError) return unreadable(lockfileName, [noText(lockfileName, read)]);
  if (read === undefined) {
    const differences = [missing(lockfileName)];
    return { result: { lockfileName, modules: 0, differences, overrides: [] }, compared: null };
  }
  const { whole: lockfile, damages } = scanLockfile(read);
  if (lockfile === undefined) {
    const findings = damages.map((damage) => damaged(lockfileName, damage));
    return unreadable(lockfileName, findings);
  }
  const result = {
    lockfileName,
    modules: lockfile.sources.reduce((sum, { modules }) => sum + modules.length, 0),
    differences: [
      ...(await findDifferences({ puppetfile, paths }, lockfile, settings)),
      ...inspectLockfile(read, lockfile),
    ],
    overrides: lockfile.overrides,
  };
  return { result, compared: { puppetfile, lockfile, paths } };
}

function attemptToRead(read: () => string | undefined): string | undefined | PupfileError {
  try {
    return read();
  } catch (error) {
    if (error instanceof PupfileError) return error;
    throw error;
  }
}

function missing(lockfileName: string): LockfileDifference {
  return {
    rule: 'lockfile-missing',
    message: `there is no ${lockfileName}`,
    fix: 'pupfile lock',
  };
}

function unreadable(lockfileName: string, differences: readonly LockfileDifference[]): Checked {
  const result = { lockfileName, modules: 0, differences, overrides: [], isUnreadable: true };
  return { result, compared: null };
}

function noText(lockfileName: string, { message }: PupfileError): LockfileDifference {
  return { rule: 'lockfile-invalid', message, fix: renewal(lockfileName) };
}

function damaged(lockfileName: string, { rule, line, text }: LockfileDamage): LockfileDifference {
  const isConflict = rule === 'conflict-marker';
  return {
    rule,
    message: isConflict ? text : `the lock cannot be read: ${text}`,
    lockLine: line.number,
    fix: isConflict ? `git checkout --ours ${lockfileName} && pupfile lock` : renewal(lockfileName),
  };
}

/** A lock that cannot be read keeps no version where it is. */
function renewal(lockfileName: string): string {
  return `rm ${lockfileName} && pupfile lock`;
}
