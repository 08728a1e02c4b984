import { compareLockfile, type LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { DeclaredProject } from './open-project.ts';
import { textOfPlatform } from './platform-text.ts';
import type { Settings } from './settings.ts';

/**
 * What differs between a project and its lock: the Puppetfile from what the lock was written for, and
 * the directories that modules are copied from.
 */
export async function findDifferences(
  { puppetfile, paths }: Pick<DeclaredProject, 'puppetfile' | 'paths'>,
  lockfile: Lockfile,
  { platform }: Settings,
): Promise<readonly LockfileDifference[]> {
  const differences = compareLockfile(puppetfile, lockfile, textOfPlatform(platform));
  if (lockfile.sources.every(({ kind }) => kind !== 'path')) return differences;
  const { comparePaths } = await import('./compare-paths.ts');
  return [...differences, ...comparePaths(lockfile, paths.directory)];
}
