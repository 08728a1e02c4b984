import { holdCurrent } from './hold-current.ts';
import { type LockedProject, openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Reads a project for a command that makes something of what is locked, and never changes the lock.
 *
 * Throws LOCKFILE_MISSING, LOCKFILE_OUTDATED with every difference, and what reading throws.
 */
export async function openCurrentProject(
  settings: Settings,
  report: Report,
): Promise<LockedProject> {
  const project = await openLockedProject(settings, report);
  await holdCurrent(project, settings, 'nothing is made of an outdated lock');
  return project;
}
