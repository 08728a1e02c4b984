import { PupfileError } from '../errors/pupfile-error.ts';
import { findDifferences } from './find-differences.ts';
import { lockingCommand, tellDifference } from './hold-frozen.ts';
import type { LockedProject } from './open-project.ts';
import type { Settings } from './settings.ts';

/**
 * Refuses to make anything of a lock that is not current.
 *
 * @param purpose in words that follow `is not current, and`
 * @throws PupfileError LOCKFILE_OUTDATED with every difference
 */
export async function holdCurrent(
  project: LockedProject,
  settings: Settings,
  purpose: string,
): Promise<void> {
  const { lockfile, lockfileName } = project;
  const differences = await findDifferences(project, lockfile, settings);
  if (differences.length === 0) return;
  throw new PupfileError(
    'LOCKFILE_OUTDATED',
    `\`${lockfileName}\` is not current, and ${purpose}`,
    {
      notes: differences.map((one) => tellDifference(one, lockfileName)),
      hint: `run \`${lockingCommand(settings)}\` first`,
    },
  );
}
