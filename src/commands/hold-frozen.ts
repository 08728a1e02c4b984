import { PupfileError } from '../errors/pupfile-error.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import { findDifferences } from './find-differences.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Refuses to go on where the lock is frozen and would have to be written.
 *
 * @returns whether the lock was compared, and is current
 * @throws LOCKFILE_OUTDATED with every difference
 */
export async function holdFrozen(
  project: Project,
  settings: Settings,
  report: Report,
): Promise<boolean> {
  const { lockfile, lockfileName } = project;
  const { frozenBy } = settings;
  if (frozenBy === undefined) return false;
  if (frozenBy === 'CI=true') report({ kind: 'frozen', lockfileName });
  const differences =
    lockfile === undefined
      ? [{ message: `there is no ${lockfileName}` }]
      : await findDifferences(project, lockfile, settings);
  if (differences.length === 0) return true;
  const undo = frozenBy === '--frozen' ? '' : ', or let it be written here with `--no-frozen`';
  throw new PupfileError('LOCKFILE_OUTDATED', `\`${lockfileName}\` is frozen and not current`, {
    notes: differences.map((one) => tellDifference(one, lockfileName)),
    hint: `run \`${lockingCommand(settings)}\` where the lock is kept and commit it${undo}`,
  });
}

/** What makes a lock current for who asks with these settings. */
export function lockingCommand({ ignoresDependencies }: Settings): string {
  return ignoresDependencies ? 'pupfile lock --no-dependencies' : 'pupfile lock';
}

/** A difference with its places, in one line. */
export function tellDifference(
  { message, span, lockLine }: Pick<LockfileDifference, 'message' | 'span' | 'lockLine'>,
  lockfileName: string,
): string {
  const places = [
    ...(span === undefined ? [] : [`${span.file}:${span.line}:${span.column}`]),
    ...(lockLine === undefined ? [] : [`${lockfileName}:${lockLine}`]),
  ];
  return places.length === 0 ? message : `${places.join(', ')}: ${message}`;
}
