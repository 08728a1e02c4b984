import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ErrorCode } from '../errors/error-codes.ts';
import { hasErrno, reasonOf, toFileSystemError } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

// The largest real Puppetfile has 40 KB; a file of this size is something else.
const mostBytes = 10 * 1024 * 1024;

/**
 * Reads a text file that must be UTF-8; undefined where there is none.
 *
 * Throws an error with the given code where it is no readable text file: a directory, a device,
 * too large, not UTF-8, or forbidden.
 */
export function readTextFile(path: string, name: string, code: ErrorCode): string | undefined {
  const unreadable = (reason: string) =>
    new PupfileError(code, `Cannot read \`${name}\`: ${reason}`, { notes: [path] });
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw unreadable('it is a directory');
    // Opening a FIFO would wait for ever.
    if (!stats.isFile()) throw unreadable('it is not a regular file');
    if (stats.size > mostBytes) throw unreadable(`it is larger than ${mostBytes >> 20} MiB`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw unreadable(error instanceof TypeError ? 'it is not UTF-8 text' : reasonOf(error));
  }
}

/** A text that waits beside its file to take its place. */
export interface StagedText {
  /** Whether the file says something else, or is not there. */
  readonly isChange: boolean;
  /** Puts the text in its place, in whole. Throws FILE_SYSTEM. */
  commit(): void;
  /** Leaves the file as it is. Never throws. */
  discard(): void;
}

/**
 * Writes a text beside its file, so that everything that can fail has been tried before it counts.
 * Where the file has this text already, nothing is written. Throws FILE_SYSTEM.
 */
export function stageTextFile(path: string, text: string): StagedText {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const isChange = !hasText(path, text);
  const discard = () => rmSync(temporary, { force: true });
  const guarded = (action: () => void) => {
    try {
      if (isChange) action();
    } catch (error) {
      discard();
      throw toFileSystemError(error, path);
    }
  };
  guarded(() => writeFileSync(temporary, text, { flag: 'wx' }));
  return { isChange, commit: () => guarded(() => renameSync(temporary, path)), discard };
}

function hasText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    // Whatever forbids to read it will be told where it forbids to write it.
    return false;
  }
}
