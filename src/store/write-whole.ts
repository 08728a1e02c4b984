import { randomUUID } from 'node:crypto';
import {
  closeSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { type Bytes, piecesOf } from '../files/bytes.ts';
import { makeDirectories } from '../files/make-directories.ts';

// No archive takes an hour to be written: whoever began it was killed.
const staleMs = 3_600_000;

/**
 * Writes a file of the store, whole or not at all, in the place of whatever has its name. What runs that
 * were killed have left beside it goes. All at once, so that no signal finds it half done.
 *
 * @param sweeps false where there is too much beside it to look for what was left
 * @returns why that is impossible, in plain words; undefined where it is done
 */
export function writeWhole(
  path: string,
  content: Bytes,
  { sweeps = true }: { readonly sweeps?: boolean } = {},
): string | undefined {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const made = makeDirectories(dirname(path));
    try {
      writePieces(temporary, content);
      putInPlace(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    if (made === undefined && sweeps) sweep(dirname(path));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function writePieces(path: string, content: Bytes): void {
  const file = openSync(path, 'wx');
  try {
    for (const piece of piecesOf(content)) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

function putInPlace(temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
  } catch (error) {
    if (!hasErrno(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST')) throw error;
    rmSync(path, { recursive: true, force: true });
    renameSync(temporary, path);
  }
}

function sweep(directory: string): void {
  const temporaries = readdirSync(directory).filter((name) => name.endsWith('.tmp'));
  for (const path of temporaries.map((name) => join(directory, name))) {
    const stats = statSync(path, { throwIfNoEntry: false });
    const isStale = stats !== undefined && Date.now() - stats.mtimeMs > staleMs;
    if (isStale) rmSync(path, { force: true });
  }
}
