import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { clearAtEnd } from '../net/clear-at-end.ts';

/**
 * Writes a file in whole or not at all: beside it first, then in its place, over a file that is
 * there.
 *
 * @throws PupfileError FILE_SYSTEM, also where something else than a file is in the way
 */
export async function writeWholeFile(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) {
    throw new PupfileError('FILE_SYSTEM', `\`${path}\` is there and is no file`);
  }
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const clear = () => rmSync(temporary, { force: true });
    await clearAtEnd(clear, () => writePieces(temporary, pieces));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!hasErrno(error)) throw error;
    const message = `Could not write \`${path}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}

async function writePieces(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    for await (const piece of pieces) {
      let written = 0;
      while (written < piece.length) written += writeSync(file, piece, written);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
