import { PupfileError } from '../errors/pupfile-error.ts';
import { findDifferences } from './find-differences.ts';
import { tellDifference } from './hold-frozen.ts';
import { type LockedProject, openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Reads a project for a command that makes something of what is locked, and never changes the lock.
 *
 * Throws LOCKFILE_MISSING, LOCKFILE_OUTDATED with every difference, and what reading throws.
 */
export function openCurrentProject(settings: Settings, report: Report): LockedProject {
  const project = openLockedProject(settings, report);
  const { lockfile, lockfileName } = project;
  const differences = findDifferences(project, lockfile, settings);
  if (differences.length === 0) return project;
  throw new PupfileError(
    'LOCKFILE_OUTDATED',
    `\`${lockfileName}\` is not current, and nothing is made of an outdated lock`,
    {
      notes: differences.map((one) => tellDifference(one, lockfileName)),
      hint: 'run `pupfile lock` first',
    },
  );
}
