import { PupfileError } from '../errors/pupfile-error.ts';
import { compareLockfile, type LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import { textOfPlatform } from './resolve-project.ts';
import type { Settings } from './settings.ts';

/**
 * Refuses to go on where the lock is frozen and would have to be written.
 *
 * Throws LOCKFILE_OUTDATED with every difference.
 */
export function holdFrozen(
  { puppetfile, lockfile, lockfileName }: Project,
  { frozenBy, platform }: Settings,
  report: Report,
): void {
  if (frozenBy === undefined) return;
  if (frozenBy === 'CI=true') report({ kind: 'frozen', lockfileName });
  const differences =
    lockfile === undefined
      ? [{ message: `there is no ${lockfileName}` }]
      : compareLockfile(puppetfile, lockfile, textOfPlatform(platform));
  if (differences.length === 0) return;
  const undo = frozenBy === '--frozen' ? '' : ', or let it be written here with `--no-frozen`';
  throw new PupfileError('LOCKFILE_OUTDATED', `\`${lockfileName}\` is frozen and not current`, {
    notes: differences.map((one) => tellDifference(one, lockfileName)),
    hint: `run \`pupfile lock\` where the lock is kept and commit it${undo}`,
  });
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
