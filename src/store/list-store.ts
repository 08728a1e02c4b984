import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/*
 *     CACHE/archives/sha256/9f/SHA256.tar.gz      archives
 *     CACHE/archives/named/ab/SHA256.txt          names
 *     CACHE/forges/https%3A%2F%2Fforge.example/acme-web.json    answers of Forges
 *     CACHE/git/acme-web-0123456789abcdef.git/    mirrors of repositories
 *     CACHE/svn/run-x1y2z3/                       exports, as long as their run lasts
 *
 * Beside each may stand what a run is writing, or has left because it was killed: names that go on with
 * `.UUID.tmp`, `.UUID.old` or `.lock`.
 */

/** Something in a store that pupfile has put there. */
export interface StoreEntry {
  /** Remains are what a run that was killed has left, or one that works is writing. */
  readonly kind: 'archive' | 'name' | 'answer' | 'mirror' | 'lock' | 'remains';
  /** Relative to the store. */
  readonly path: string;
  /** Of all that is in it. */
  readonly sizeBytes: number;
  /** When it was used last, in milliseconds since 1970. */
  readonly usedAtMs: number;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const archive = '[0-9a-f]{64}\\.tar\\.gz';
const name = '[0-9a-f]{64}\\.txt';
const answer = 'https?%3A[^/]+/[a-z0-9][a-z0-9_.-]*(?:~module)?\\.json';
const mirror = '(?:[A-Za-z0-9_][\\w.-]*-)?[0-9a-f]{16}(?:-sha256)?\\.git';

const folders: readonly (readonly [path: string, depth: number])[] = [
  ['archives/sha256', 2],
  ['archives/named', 2],
  ['forges', 2],
  ['git', 1],
  ['svn', 1],
];

const kinds: readonly (readonly [kind: StoreEntry['kind'], pattern: RegExp])[] = [
  ['archive', new RegExp(`^archives/sha256/[0-9a-f]{2}/${archive}$`)],
  ['name', new RegExp(`^archives/named/[0-9a-f]{2}/${name}$`)],
  ['answer', new RegExp(`^forges/${answer}$`)],
  ['mirror', new RegExp(`^git/${mirror}$`)],
  ['lock', new RegExp(`^git/${mirror}\\.lock$`)],
  ['remains', new RegExp(`^archives/sha256/[0-9a-f]{2}/${archive}\\.${uuid}\\.tmp$`)],
  ['remains', new RegExp(`^archives/named/[0-9a-f]{2}/${name}\\.${uuid}\\.tmp$`)],
  ['remains', new RegExp(`^forges/${answer}\\.${uuid}\\.tmp$`)],
  ['remains', new RegExp(`^git/${mirror}(?:\\.lock)?\\.${uuid}\\.(?:tmp|old)$`)],
  ['remains', /^svn\/run-[A-Za-z0-9]{6}$/],
];

/**
 * Lists what pupfile has put into a store, and nothing that is somebody else's. Follows no link, and
 * passes over what it may not look at.
 */
export function listStore(cacheDirectory: string): readonly StoreEntry[] {
  return folders
    .filter(([path]) => isPlain(cacheDirectory, path))
    .flatMap(([path, depth]) => pathsAt(cacheDirectory, path, depth))
    .flatMap((path) => {
      const kind = kinds.find(([, pattern]) => pattern.test(path))?.[0];
      const place = join(cacheDirectory, path);
      const stats = kind === undefined ? undefined : lookAt(place);
      if (kind === undefined || stats === undefined) return [];
      return [{ kind, path, sizeBytes: sizeOf(place, stats), usedAtMs: stats.mtimeMs }];
    });
}

/** The directories that hold what is listed, those within others first. */
export function listStoreFolders(cacheDirectory: string): readonly string[] {
  const inner = ['archives/sha256', 'archives/named', 'forges'].flatMap((path) =>
    (isPlain(cacheDirectory, path) ? pathsAt(cacheDirectory, path, 1) : []).filter((one) =>
      /\/(?:[0-9a-f]{2}|https?%3A.*)$/.test(one),
    ),
  );
  return [...inner, ...folders.map(([path]) => path), 'archives'];
}

/** Whether nothing on the way to a folder is a link. */
function isPlain(root: string, path: string): boolean {
  const names = path.split('/');
  return names.every(
    (_, index) => lookAt(join(root, ...names.slice(0, index + 1)))?.isDirectory() === true,
  );
}

function pathsAt(root: string, path: string, depth: number): readonly string[] {
  if (depth === 0) return [path];
  return namesIn(join(root, path)).flatMap((name) => pathsAt(root, `${path}/${name}`, depth - 1));
}

function namesIn(directory: string): readonly string[] {
  if (lookAt(directory)?.isDirectory() !== true) return [];
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function sizeOf(place: string, stats: Stats): number {
  if (!stats.isDirectory()) return stats.size;
  return namesIn(place).reduce((sum, name) => {
    const path = join(place, name);
    const inner = lookAt(path);
    return sum + (inner === undefined ? 0 : sizeOf(path, inner));
  }, 0);
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
