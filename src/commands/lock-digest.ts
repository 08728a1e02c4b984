import { createHash } from 'node:crypto';
import { withoutLayers } from '../lockfile/carry-layers.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';

/** `sha256:` and the digest of a lock's text, without what records of layers it has. */
export function lockDigest(lockfile: Lockfile): string {
  const hash = createHash('sha256').update(formatLockfile(withoutLayers(lockfile)));
  return `sha256:${hash.digest('hex')}`;
}
