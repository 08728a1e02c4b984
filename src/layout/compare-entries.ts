import { dirname } from 'node:path';
import type { ArchiveFile } from '../archive/module-archive.ts';
import { reasonOf } from '../errors/file-system-error.ts';
import { wholeOf } from '../files/bytes.ts';
import { listDirectories } from './is-intact.ts';

/** One way in which a module is not what its archive makes of it. */
export interface FileDifference {
  readonly rule: FileRule;
  /** Relative to the module; empty for its own directory. */
  readonly path: string;
  /** In words that follow the path: `is missing`. */
  readonly message: string;
}

/** The names of these ways; a name never changes its meaning. */
export type FileRule =
  /** A file of the release is not there. */
  | 'file-missing'
  /** Its content is another one. */
  | 'file-changed'
  /** Something is there that the release does not have, or that was to be left out. */
  | 'file-extra'
  /** A link, a device, a pipe, or a directory in the place of a file. */
  | 'file-irregular'
  /** Nobody can tell what it holds. */
  | 'file-unreadable'
  /** The contents are right, the permissions are not. */
  | 'mode-changed';

/** Something that is there, on disk or in an image. */
export interface SeenEntry {
  /** Relative to the module; empty for its own directory. */
  readonly path: string;
  /** What it is; anything else than these two in words: `a symbolic link`. */
  readonly kind: 'file' | 'directory' | { readonly other: string };
  /** The permission bits. */
  readonly mode: number;
  /** Of a file. */
  readonly sizeBytes: number;
  /** Whether nothing stands in it, where it is a directory. */
  readonly isEmpty: boolean;
  /** Why nobody can tell what it is or what is in it. */
  readonly unreadable?: string | undefined;
  /** Whether a file of the right size has this content; may throw what the file system throws. */
  holds(content: Buffer): boolean;
}

/**
 * Holds what is there against the files that a module should have, by what they hold and not by
 * their times.
 *
 * @returns the differences, ordered by path
 */
export function compareEntries(
  seen: readonly SeenEntry[],
  files: readonly ArchiveFile[],
): readonly FileDifference[] {
  const expected = new Map(files.map((file) => [file.path, file]));
  const directories = new Set(listDirectories([...expected.keys()]));
  const differences = seen.flatMap((entry) => compareEntry(entry, { expected, directories }) ?? []);
  const known = new Set(seen.map(({ path }) => path));
  // What stands in the way of a directory is told once, not once more for each file behind it.
  const blocked = new Set(seen.filter((entry) => !isOpenDirectory(entry)).map(({ path }) => path));
  const missing = [...expected.keys()].filter(
    (path) => !known.has(path) && !isBelow(path, blocked),
  );
  return [
    ...differences,
    ...missing.map((path): FileDifference => {
      return { rule: 'file-missing', path, message: 'is missing' };
    }),
  ].sort((left, right) => (left.path < right.path ? -1 : 1));
}

interface Expectation {
  readonly expected: ReadonlyMap<string, ArchiveFile>;
  readonly directories: ReadonlySet<string>;
}

function compareEntry(entry: SeenEntry, expectation: Expectation): FileDifference | undefined {
  const { path, kind, unreadable } = entry;
  if (unreadable !== undefined) return notReadable(path, unreadable);
  if (kind === 'directory') return compareDirectory(entry, expectation);
  if (kind !== 'file') return irregular(path, `is ${kind.other}`);
  if (expectation.directories.has(path)) {
    return irregular(path, 'is a file where a directory belongs');
  }
  const file = expectation.expected.get(path);
  if (file === undefined) return extra(path, 'is not of the module');
  return compareContent(entry, file) ?? compareMode(entry, file.isExecutable);
}

function compareDirectory(
  entry: SeenEntry,
  { expected, directories }: Expectation,
): FileDifference | undefined {
  const { path, isEmpty } = entry;
  if (expected.has(path)) return irregular(path, 'is a directory where a file belongs');
  if (directories.has(path)) return compareMode(entry, true);
  // The files in it speak for themselves.
  return isEmpty ? extra(path, 'is an empty directory that is not of the module') : undefined;
}

function compareContent(
  { path, sizeBytes, holds }: SeenEntry,
  { content }: ArchiveFile,
): FileDifference | undefined {
  if (sizeBytes !== content.length) {
    const message = `has another content: ${sizeBytes} bytes, not ${content.length}`;
    return { rule: 'file-changed', path, message };
  }
  try {
    if (holds(wholeOf(content))) return undefined;
    return { rule: 'file-changed', path, message: 'has another content' };
  } catch (error) {
    return notReadable(path, reasonOf(error));
  }
}

function compareMode({ path, mode }: SeenEntry, isExecutable: boolean): FileDifference | undefined {
  const wanted = isExecutable ? 0o755 : 0o644;
  if (mode === wanted) return undefined;
  const message = `has the mode ${octal(mode)}, not ${octal(wanted)}`;
  return { rule: 'mode-changed', path, message };
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

function notReadable(path: string, reason: string): FileDifference {
  return { rule: 'file-unreadable', path, message: `cannot be read: ${reason}` };
}

function irregular(path: string, message: string): FileDifference {
  return { rule: 'file-irregular', path, message };
}

function extra(path: string, message: string): FileDifference {
  return { rule: 'file-extra', path, message };
}

function isOpenDirectory({ kind, unreadable }: SeenEntry): boolean {
  return kind === 'directory' && unreadable === undefined;
}

function isBelow(path: string, blocked: ReadonlySet<string>): boolean {
  if (blocked.has('')) return true;
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (blocked.has(above)) return true;
  }
  return false;
}
