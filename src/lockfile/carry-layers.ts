import { formatLockfile } from './format-lockfile.ts';
import type { Lockfile } from './lockfile.ts';

/** A lock without its records of layers. */
export function withoutLayers({ layers: _, ...lockfile }: Lockfile): Lockfile {
  return lockfile;
}

/**
 * A new lock with the old one's records of layers, where it says the same as that one: layers of other
 * modules would be others.
 */
export function carryLayers(old: Lockfile | undefined, lockfile: Lockfile): Lockfile {
  if (old?.layers === undefined) return lockfile;
  const isSame = formatLockfile(withoutLayers(old)) === formatLockfile(lockfile);
  return isSame ? { ...lockfile, layers: old.layers } : lockfile;
}
