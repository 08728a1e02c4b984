import { createHash } from 'node:crypto';
import type { GitHash } from './git-refs.ts';

const digestBytes: Readonly<Record<GitHash, number>> = { sha1: 20, sha256: 32 };

/**
 * Whether bytes are a pack as somebody has written it: gitformat-pack(5) has it begin with `PACK`, and
 * end with the hash of all that stands before. git itself notices nothing that is added behind.
 */
export function isWholePack(bytes: Buffer, hash: GitHash): boolean {
  const end = bytes.length - digestBytes[hash];
  if (end < 4 || bytes.toString('latin1', 0, 4) !== 'PACK') return false;
  return createHash(hash).update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end));
}
