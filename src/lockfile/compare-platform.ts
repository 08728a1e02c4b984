import type { LockedPlatform, LockfileLines } from './lockfile.ts';
import type { LockfileFinding } from './lockfile-finding.ts';

const names = [
  ['puppet', 'Puppet'],
  ['pe', 'Puppet Enterprise'],
] as const;

/** The versions that are asked for now and were not when the lock was written. */
export function comparePlatform(
  locked: LockedPlatform,
  asked: LockedPlatform,
  lines: Omit<LockfileLines, 'exclusions' | 'checksums'> = {},
): readonly LockfileFinding[] {
  return names
    .filter(([key]) => asked[key] !== undefined && asked[key] !== locked[key])
    .map(([key, name]) => ({
      rule: 'platform-changed',
      message: `the lock was made for ${name} ${locked[key] ?? 'of any version'}, not for ${asked[key]}`,
      lockLine: lines[key],
    }));
}
