import type { ArchiveFile } from '../archive/module-archive.ts';
import { compareEntries, type FileDifference, type SeenEntry } from './compare-entries.ts';
import { describeKind, type FoundEntry, listEntries } from './list-entries.ts';
import { readPlainFile } from './read-plain-file.ts';

/**
 * Holds an installed module against the files that it should have. Nothing is written, and no link is
 * followed.
 *
 * @param root the module's directory
 * @returns the differences, ordered by path
 */
export function compareModule(
  root: string,
  files: readonly ArchiveFile[],
): readonly FileDifference[] {
  return compareEntries(
    listEntries(root).map((entry) => toSeen(root, entry)),
    files,
  );
}

function toSeen(root: string, { path, stats, unreadable, size }: FoundEntry): SeenEntry {
  const seen = {
    path,
    isEmpty: size === 0,
    unreadable,
    holds: (content: Buffer) =>
      readPlainFile(`${root}/${path}`, content.length)?.equals(content) === true,
  };
  if (stats === undefined) return { ...seen, kind: 'file', mode: 0, sizeBytes: 0 };
  const other = describeKind(stats) ?? 'a file';
  const plain = stats.isFile() ? 'file' : { other };
  const kind = stats.isDirectory() ? 'directory' : plain;
  return { ...seen, kind, mode: stats.mode & 0o7777, sizeBytes: stats.size };
}
