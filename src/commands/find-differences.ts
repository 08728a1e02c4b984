import {
  compareLockfile,
  type LockfileDifference,
  lockCommand,
} from '../lockfile/compare-lockfile.ts';
import { findUndeclared } from '../lockfile/find-undeclared.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { DeclaredProject } from './open-project.ts';
import { textOfPlatform } from './platform-text.ts';
import type { Settings } from './settings.ts';

/**
 * What differs between a project and its lock: the Puppetfile from what the lock was written for, the
 * directories that modules are copied from, and what is not declared where nothing else is wanted.
 */
export async function findDifferences(
  { puppetfile, paths }: Pick<DeclaredProject, 'puppetfile' | 'paths'>,
  lockfile: Lockfile,
  { platform, ignoresDependencies }: Settings,
): Promise<readonly LockfileDifference[]> {
  const asked = textOfPlatform(platform);
  const fix = `${lockCommand(lockfile.platform, asked)} --no-dependencies`;
  const undeclared = ignoresDependencies ? findUndeclared(puppetfile, lockfile) : [];
  const differences = [
    ...compareLockfile(puppetfile, lockfile, asked),
    ...undeclared.map((finding) => ({ ...finding, fix })),
  ];
  if (lockfile.sources.every(({ kind }) => kind !== 'path')) return differences;
  const { comparePaths } = await import('./compare-paths.ts');
  return [...differences, ...comparePaths(lockfile, paths.directory)];
}
