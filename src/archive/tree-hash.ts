import { checksumOf } from '../files/bytes.ts';
import type { ArchiveEntry, ModuleArchive } from './module-archive.ts';

/**
 * The hash of what a module consists of, whatever brought it: 64 lower-case hexadecimal digits.
 *
 * It is the SHA-256 of a listing in UTF-8, one line for each entry, each ended by a line feed:
 *
 *     file SIZE SHA256 PATH             a file that its owner may not execute
 *     executable SIZE SHA256 PATH       one that its owner may execute
 *     other PATH                        a link, a device, a pipe
 *
 * SIZE is the number of bytes, decimal; SHA256 that of the content, in lower-case hexadecimal; PATH
 * is relative to the module's directory, with `/` between its segments and no `./` before it. The
 * lines are in the order of the bytes of their paths. No path has a line feed, so a listing means one
 * tree only. Directories are no entries: an empty one makes no difference. Neither do times, owners,
 * the other permissions, and the order in which the files were found. For plain files alone,
 *
 *     LC_ALL=C find . -type f -printf '%P\n' | LC_ALL=C sort
 *
 * gives the paths in their order.
 */
export function treeHashOf({ entries }: ModuleArchive): string {
  const lines = entries.map((entry) => ({ path: Buffer.from(entry.path), line: lineOf(entry) }));
  lines.sort((left, right) => Buffer.compare(left.path, right.path));
  return checksumOf('sha256', Buffer.from(lines.map(({ line }) => line).join('')));
}

function lineOf(entry: ArchiveEntry): string {
  if (entry.kind === 'other') return `other ${entry.path}\n`;
  const { content, isExecutable, path } = entry;
  const kind = isExecutable ? 'executable' : 'file';
  return `${kind} ${content.length} ${checksumOf('sha256', content)} ${path}\n`;
}
