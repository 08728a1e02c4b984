import type { LockfileComparison } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';

/** The exclusions that were added or removed since the lock was written. */
export function compareExclusions(comparison: LockfileComparison): readonly LockfileFinding[] {
  const { puppetfile, lockfile, exclusions } = comparison;
  const locked = new Set(lockfile.exclusions);
  // librarian-puppet never tells what was excluded: a module that still is locked is an orphan.
  const isTold = lockfile.checksums.size > 0 || locked.size > 0;
  return [
    ...puppetfile.exclusions
      .filter(({ name }) => isTold && !locked.has(name))
      .map(({ spelledName, span }) => ({
        rule: 'exclusion-changed' as const,
        message: `\`${spelledName}\` is excluded since the lock was written`,
        span,
      })),
    ...[...locked]
      .filter((name) => !exclusions.has(name))
      .map((name) => ({
        rule: 'exclusion-changed' as const,
        message: `\`${name}\` was excluded when the lock was written, and is no longer`,
        lockLine: lockfile.lines?.exclusions.get(name),
      })),
  ];
}
