import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { reasonOf } from '../errors/file-system-error.ts';

/** One thing below a directory. */
export interface FoundEntry {
  /** Relative to the directory, `/` between the segments; empty for the directory itself. */
  readonly path: string;
  /** Undefined where the file system does not let anybody look at it. */
  readonly stats: Stats | undefined;
  /** Why it cannot be looked at, or why what is in it cannot; undefined where nothing is wrong. */
  readonly unreadable: string | undefined;
  /** How many things stand in it, where it is a directory. */
  readonly size: number;
}

/**
 * Lists a directory and everything below it, hidden names too, directories before what is in them.
 * No link is followed, and what cannot be read is told like all the rest.
 */
export function listEntries(root: string): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { entry, names } = lookAt(root, path);
    found.push(entry);
    for (const name of names) waiting.push(path === '' ? name : `${path}/${name}`);
  }
  return found;
}

interface Look {
  readonly entry: FoundEntry;
  readonly names: readonly string[];
}

function lookAt(root: string, path: string): Look {
  // With a slash behind it, a link would be followed.
  const place = path === '' ? root : `${root}/${path}`;
  let stats: Stats | undefined;
  try {
    stats = lstatSync(place);
    const names = stats.isDirectory() ? readdirSync(place) : [];
    return { entry: { path, stats, unreadable: undefined, size: names.length }, names };
  } catch (error) {
    return { entry: { path, stats, unreadable: reasonOf(error), size: 0 }, names: [] };
  }
}

/** What something is, in the words of somebody who looks for files; undefined for a plain file. */
export function describeKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a directory';
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}
