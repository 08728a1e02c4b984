import type { Lockfile } from './lockfile.ts';
import { damagesToError, type Gathered, gatherDamages } from './lockfile-damage.ts';
import { readLockfile } from './read-lockfile.ts';

/**
 * Reads a Puppetfile.lock of pupfile or librarian-puppet; `file` is its name in messages.
 *
 * Names of the old spelling `author/name` and any order of requirements, blocks' modules and line
 * ends are understood; blocks after DEPENDENCIES that nobody here knows are passed over.
 * Throws LOCKFILE_INVALID with the lines that cannot be read.
 */
export function parseLockfile(text: string, file: string): Lockfile {
  const { whole, damages } = scanLockfile(text);
  if (whole === undefined) throw damagesToError(damages, file);
  return whole;
}

/** The same for who goes on where a lock cannot be read. */
export function scanLockfile(text: string): Gathered<Lockfile> {
  return gatherDamages((damages) => readLockfile(text, damages));
}
