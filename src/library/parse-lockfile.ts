import { parseLockfile as parse } from '../lockfile/parse-lockfile.ts';
import { describeLockfile } from '../results/describe-lockfile.ts';
import type { LockfileResult } from '../results/lockfile-result.ts';

/**
 * Reads the text of a Puppetfile.lock of pupfile or librarian-puppet.
 *
 *     const { modules } = parseLockfile(readFileSync('Puppetfile.lock', 'utf8'));
 *
 * @param file the name of the file in messages
 * @throws PupfileError LOCKFILE_INVALID with the lines that cannot be read
 */
export function parseLockfile(text: string, file = 'Puppetfile.lock'): LockfileResult {
  return describeLockfile(parse(text, file));
}
