import { inflateStart } from './inflate.ts';
import { toContext } from './read-archive.ts';

// The commit stands in the first header of the tar.
const startBytes = 4096;
const blockBytes = 512;
const typeOffset = 156;

/**
 * The commit that `git archive` made a .tar.gz of: it writes it into the comment of a pax global
 * header that comes first, where `git get-tar-commit-id` looks for it.
 *
 * @returns its hexadecimal digits; undefined where the archive does not say it
 */
export function readArchiveCommit(bytes: Buffer): string | undefined {
  const start = readStart(bytes);
  if (start?.toString('latin1', typeOffset, typeOffset + 1) !== 'g') return undefined;
  const record = start.toString('latin1', blockBytes, blockBytes + 80);
  return /^(?:52 comment=([0-9a-f]{40})|76 comment=([0-9a-f]{64}))\n/
    .exec(record)
    ?.slice(1)
    .find(Boolean);
}

function readStart(bytes: Buffer): Buffer | undefined {
  try {
    return inflateStart(bytes.subarray(0, startBytes), toContext({}));
  } catch {
    // What is damaged says no commit; whoever reads the archive says what is wrong with it.
    return undefined;
  }
}
