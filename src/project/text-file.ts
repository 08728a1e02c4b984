import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ErrorCode } from '../errors/error-codes.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

// The largest real Puppetfile has 40 KB; a file of this size is something else, and a syntax tree
// takes a hundred times the memory of its text.
const mostBytes = 2 * 1024 * 1024;
// A text waits for milliseconds.
const staleMs = 10_000;

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
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) throw unreadable('it is not UTF-8 text');
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw unreadable(reasonOf(error));
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
 * Where the file has this text already, nothing is written; a link to a file stays one. Throws
 * FILE_SYSTEM.
 */
export function stageTextFile(path: string, text: string): StagedText {
  const target = followLink(path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const isChange = !hasText(target, text);
  const guarded = (action: () => void) => {
    try {
      if (isChange) action();
    } catch (error) {
      remove(temporary);
      const message = `Could not write \`${path}\`: ${reasonOf(error)}`;
      throw new PupfileError('FILE_SYSTEM', message, { cause: error });
    }
  };
  // A run that was killed may have wanted to write what this one does not.
  sweepLeftovers(target);
  guarded(() => writeFileSync(temporary, text, { flag: 'wx' }));
  return {
    isChange,
    commit: () => guarded(() => replaceFile(temporary, target)),
    discard: () => remove(temporary),
  };
}

/** A file that is mounted by itself into a container cannot be replaced, only written. */
function replaceFile(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    if (!hasErrno(error, 'EBUSY')) throw error;
    copyFileSync(temporary, target);
    rmSync(temporary);
  }
}

/** Takes away what runs have left beside a file that were killed before they replaced it. Never throws. */
export function sweepLeftovers(path: string): void {
  const target = followLink(path);
  try {
    const stem = `${basename(target)}.`;
    const names = readdirSync(dirname(target)).filter(
      (name) => name.startsWith(stem) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(stem.length)),
    );
    for (const leftover of names.map((name) => join(dirname(target), name))) {
      if (Date.now() - statSync(leftover).mtimeMs > staleMs) rmSync(leftover);
    }
  } catch {
    // What is left is in nobody's way.
  }
}

function followLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function remove(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // What forbade to write it forbids to look for it, too.
  }
}

function hasText(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    // Whatever forbids to read it will be told where it forbids to write it.
    return false;
  }
}
