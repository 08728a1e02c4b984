import { compareVersions, parseLooseVersion } from '../model/version.ts';

/** What becomes of a module's version from one lock to another. */
export type VersionChange = 'added' | 'removed' | 'upgraded' | 'downgraded';

/**
 * How a version differs from the one before; undefined stands for a module that is not locked, and
 * is the answer where nothing changes. Versions that have no order count as upgraded.
 */
export function compareLockedVersions(
  from: string | undefined,
  to: string | undefined,
): VersionChange | undefined {
  if (from === to) return undefined;
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  const [left, right] = [parseLooseVersion(to), parseLooseVersion(from)];
  const isNewer = left === null || right === null || compareVersions(left, right) > 0;
  return isNewer ? 'upgraded' : 'downgraded';
}
