import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ImageEntry, ImageTree } from '../image/image-tree.ts';
import { compareEntries, type FileDifference, type SeenEntry } from '../layout/compare-entries.ts';
import type { PreparedModule } from '../layout/prepare-module.ts';

/** What stands in the place of a module in an image. */
export type ImageModule =
  | { readonly kind: 'nothing' }
  /** The differences of its files, ordered by path. */
  | { readonly kind: 'module'; readonly differences: readonly FileDifference[] };

/** The paths that stand directly in each directory of an image, whether the image tells of it or not. */
export type ImageIndex = ReadonlyMap<string, readonly string[]>;

/** Orders an image by directory, so that one of many modules is found without a look at all the others. */
export function indexImage(tree: ImageTree): ImageIndex {
  const index = new Map<string, string[]>();
  const known = new Set<string>();
  for (const path of tree.keys()) {
    for (let place = path; place !== '.' && !known.has(place); place = posix.dirname(place)) {
      known.add(place);
      const parent = posix.dirname(place);
      const siblings = index.get(parent);
      if (siblings === undefined) index.set(parent, [place]);
      else siblings.push(place);
    }
  }
  return index;
}

/** Holds the files of a module in an image against those that an install would lay out. */
export function compareImageModule(
  { tree, index }: { readonly tree: ImageTree; readonly index: ImageIndex },
  directory: string,
  { files }: Pick<PreparedModule, 'files'>,
): ImageModule {
  const root = fromRoot(directory);
  const seen = [...pathsFrom(root, index)].flatMap((path) => {
    const entry = tree.get(path);
    return entry === undefined
      ? []
      : [toSeen(path.slice(root.length + 1), entry, !index.has(path))];
  });
  if (seen.length === 0) return { kind: 'nothing' };
  return { kind: 'module', differences: compareEntries(seen, files) };
}

function* pathsFrom(root: string, index: ImageIndex): Generator<string> {
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    yield path;
    waiting.push(...(index.get(path) ?? []));
  }
}

/** The names of what stands directly in a directory of an image, but for hidden ones. */
export function namesIn(tree: ImageTree, directory: string): readonly string[] {
  const root = fromRoot(directory);
  const names = [...tree.keys()].flatMap((path) => {
    if (root !== '' && !path.startsWith(`${root}/`)) return [];
    return path.slice(root === '' ? 0 : root.length + 1).split('/')[0] ?? [];
  });
  return [...new Set(names)].filter((name) => name !== '' && !name.startsWith('.')).sort();
}

/** The first link on the way to a directory of an image, the directory included. */
export function findLink(
  tree: ImageTree,
  directory: string,
): { readonly path: string; readonly target: string } | undefined {
  const segments = fromRoot(directory).split('/');
  for (let count = 1; count <= segments.length; count += 1) {
    const path = segments.slice(0, count).join('/');
    const entry = tree.get(path);
    if (entry?.kind === 'symlink') return { path: `/${path}`, target: entry.target ?? '' };
  }
  return undefined;
}

function fromRoot(path: string): string {
  return path.replace(/^\/+/, '');
}

const words = {
  symlink: 'a symbolic link',
  hardlink: 'a hard link to something else',
  other: 'a device or a pipe',
} as const;

function toSeen(path: string, entry: ImageEntry, isEmpty: boolean): SeenEntry {
  const { kind, mode, sizeBytes, sha256 } = entry;
  return {
    path,
    kind: kind === 'file' || kind === 'directory' ? kind : { other: words[kind] },
    mode,
    sizeBytes,
    isEmpty,
    holds: (content) => createHash('sha256').update(content).digest('hex') === sha256,
  };
}
