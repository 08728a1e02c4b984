import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { compareDeclarations } from './compare-declarations.ts';
import { compareExclusions } from './compare-exclusions.ts';
import { compareLayout } from './compare-layout.ts';
import { compareModules } from './compare-modules.ts';
import { comparePlatform } from './compare-platform.ts';
import type { LockedPlatform, Lockfile } from './lockfile.ts';
import { indexComparison } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';

/** One reason why a lock cannot be installed as it is. */
export interface LockfileDifference extends LockfileFinding {
  /** The command that mends it. */
  readonly fix: string;
}

/**
 * Whether a lock is current and complete, without asking anybody: no difference means that it can
 * be installed without resolving, and that resolving with it would change nothing of it. A platform
 * that nobody asks for now is one that the lock may have been made for.
 */
export function compareLockfile(
  puppetfile: Puppetfile,
  lockfile: Lockfile,
  platform: LockedPlatform = {},
): readonly LockfileDifference[] {
  const comparison = indexComparison(puppetfile, lockfile);
  return [
    ...compareDeclarations(comparison),
    ...compareExclusions(comparison),
    ...compareLayout(lockfile),
    ...comparePlatform(lockfile.platform, platform, lockfile.lines),
    ...compareModules(comparison),
  ].map((finding) => ({ ...finding, fix: lockCommand(lockfile.platform, platform) }));
}

/** Nothing but the lock remembers for which platform it was made: without the option it is lost. */
export function lockCommand(locked: LockedPlatform, asked: LockedPlatform = {}): string {
  const options = (['puppet', 'pe'] as const).flatMap((name) => {
    const version = asked[name] ?? locked[name];
    return version !== undefined && /^[\w.+-]+$/.test(version) ? [` --${name} ${version}`] : [];
  });
  return `pupfile lock${options.join('')}`;
}
