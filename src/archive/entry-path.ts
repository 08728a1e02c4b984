import { quotePath, unsafeArchive } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';

// NAME_MAX of Linux, and half of its PATH_MAX, which leaves the other half to the project's directory.
const mostNameBytes = 255;
const mostPathBytes = 2048;

/** Where an entry stands: the archive's top folder, and the path below it (empty for itself). */
export interface EntryPath {
  readonly topFolder: string;
  readonly path: string;
}

const leadingDots = /^(\.\/+)+/;
const trailingSlashes = /\/+$/;

/**
 * Takes an entry's name apart; null for what stands for nothing: `./`, and the `._name` file that
 * macOS writes beside the top folder.
 *
 * @throws PupfileError ARCHIVE_UNSAFE for every name that could mean something else on some system
 */
export function parseEntryPath(name: string, context: ArchiveContext): EntryPath | null {
  if (name.length > mostPathBytes) throw tooLong(name, context);
  const inside = name.replace(leadingDots, '');
  const relative = inside.endsWith('/') ? inside.replace(trailingSlashes, '') : inside;
  if (isTooLong(relative)) throw tooLong(name, context);
  const problem = findPathProblem(relative);
  if (problem !== null) throw unsafeArchive(context, `the entry ${quotePath(name)} ${problem}`);
  if (relative === '' || relative === '.') return null;
  const slash = relative.indexOf('/');
  if (slash !== -1) return { topFolder: relative.slice(0, slash), path: relative.slice(slash + 1) };
  return relative.startsWith('._') ? null : { topFolder: relative, path: '' };
}

function isTooLong(path: string): boolean {
  if (path.length * 3 <= mostNameBytes) return false;
  const longestName = path.split('/').reduce((most, one) => Math.max(most, byteLength(one)), 0);
  return longestName > mostNameBytes || byteLength(path) > mostPathBytes;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

function tooLong(name: string, context: ArchiveContext) {
  return unsafeArchive(context, `the entry ${quotePath(name)} has a name that is too long`);
}

// Nearly every path: words with single dots and slashes between them. Nothing is wrong with those.
const plainPath = /^\w[\w+@ -]*(?:[./]\w[\w+@ -]*)*$/;

/** What is wrong with a relative path, to stand behind it in a message; null where nothing is. */
export function findPathProblem(path: string): string | null {
  if (plainPath.test(path)) return null;
  if (/\p{Cc}/u.test(path)) return 'has a control character in its name';
  if (/\p{Bidi_Control}/u.test(path)) return 'has a mark in its name that reorders text';
  if (path.includes('\\')) return 'has a backslash in its name';
  if (path.startsWith('/')) return 'has an absolute path';
  if (/^[A-Za-z]:/.test(path)) return 'begins with a drive letter';
  if (/(^|\/)\.\.(\/|$)/.test(path)) return 'leads out of its folder';
  if (/\/\.?\//.test(path) || path.endsWith('/.')) return 'has an empty segment in its path';
  return null;
}
