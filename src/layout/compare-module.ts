import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import type { ArchiveFile } from '../archive/module-archive.ts';
import { reasonOf } from '../errors/file-system-error.ts';
import { listDirectories } from './is-intact.ts';
import { describeKind, type FoundEntry, listEntries } from './list-entries.ts';
import { readPlainFile } from './read-plain-file.ts';

/** One way in which an installed module is not what its archive makes of it. */
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

/**
 * Holds an installed module against the files that it should have, by what they hold and not by
 * their times. Nothing is written, and no link is followed.
 *
 * @param root the module's directory
 * @returns the differences, ordered by path
 */
export function compareModule(
  root: string,
  files: readonly ArchiveFile[],
): readonly FileDifference[] {
  const expected = new Map(files.map((file) => [file.path, file]));
  const directories = new Set(listDirectories([...expected.keys()]));
  const found = listEntries(root);
  const differences = found.flatMap(
    (entry) => compareEntry(entry, { root, expected, directories }) ?? [],
  );
  const seen = new Set(found.map(({ path }) => path));
  // What stands in the way of a directory is told once, not once more for each file behind it.
  const blocked = new Set(found.filter((entry) => !isOpenDirectory(entry)).map(({ path }) => path));
  const missing = [...expected.keys()].filter((path) => !seen.has(path) && !isBelow(path, blocked));
  return [
    ...differences,
    ...missing.map((path): FileDifference => {
      return { rule: 'file-missing', path, message: 'is missing' };
    }),
  ].sort((left, right) => (left.path < right.path ? -1 : 1));
}

interface Expectation {
  readonly root: string;
  readonly expected: ReadonlyMap<string, ArchiveFile>;
  readonly directories: ReadonlySet<string>;
}

function compareEntry(
  entry: FoundEntry,
  { root, expected, directories }: Expectation,
): FileDifference | undefined {
  const { path, stats, unreadable } = entry;
  if (stats === undefined || unreadable !== undefined) return notReadable(path, unreadable ?? '');
  if (stats.isDirectory()) return compareDirectory(entry, stats, { expected, directories });
  const kind = describeKind(stats);
  if (kind !== undefined) return irregular(path, `is ${kind}`);
  if (directories.has(path)) return irregular(path, 'is a file where a directory belongs');
  const file = expected.get(path);
  if (file === undefined) return extra(path, 'is not of the module');
  return compareContent(root, file, stats) ?? compareMode(path, stats, file.isExecutable);
}

function compareDirectory(
  { path, size }: FoundEntry,
  stats: Stats,
  { expected, directories }: Omit<Expectation, 'root'>,
): FileDifference | undefined {
  if (expected.has(path)) return irregular(path, 'is a directory where a file belongs');
  if (directories.has(path)) return compareMode(path, stats, true);
  // The files in it speak for themselves.
  return size === 0 ? extra(path, 'is an empty directory that is not of the module') : undefined;
}

function compareContent(
  root: string,
  { path, content }: ArchiveFile,
  stats: Stats,
): FileDifference | undefined {
  if (stats.size !== content.length) {
    const message = `has another content: ${stats.size} bytes, not ${content.length}`;
    return { rule: 'file-changed', path, message };
  }
  try {
    const bytes = readPlainFile(`${root}/${path}`, content.length);
    if (bytes?.equals(content)) return undefined;
    return { rule: 'file-changed', path, message: 'has another content' };
  } catch (error) {
    return notReadable(path, reasonOf(error));
  }
}

function compareMode(
  path: string,
  { mode }: Stats,
  isExecutable: boolean,
): FileDifference | undefined {
  const wanted = isExecutable ? 0o755 : 0o644;
  const actual = mode & 0o7777;
  if (actual === wanted) return undefined;
  const message = `has the mode ${octal(actual)}, not ${octal(wanted)}`;
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

function isOpenDirectory({ stats, unreadable }: FoundEntry): boolean {
  return stats?.isDirectory() === true && unreadable === undefined;
}

function isBelow(path: string, blocked: ReadonlySet<string>): boolean {
  if (blocked.has('')) return true;
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (blocked.has(above)) return true;
  }
  return false;
}
