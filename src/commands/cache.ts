import { readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, toFileSystemError } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { GitMirror } from '../sources/git-mirror.ts';
import { withMirrorLock } from '../sources/mirror-lock.ts';
import { listStore, listStoreFolders, type StoreEntry } from '../store/list-store.ts';
import type { Settings } from './settings.ts';

/** How much of a store is meant. */
export interface StoreTotals {
  readonly archives: number;
  readonly mirrors: number;
  /** Of everything, names and remains too. */
  readonly bytes: number;
}

/** What `pupfile cache clean` and `pupfile cache prune` did. */
export interface CacheResult {
  /** Absolute. */
  readonly directory: string;
  readonly removed: StoreTotals;
  readonly kept: StoreTotals;
  /** Mirrors that some run is fetching into, which stay; paths relative to the directory. */
  readonly inUse: readonly string[];
}

/** What is pruned. */
export interface PruneOptions {
  /** What was not used for so long, in milliseconds. */
  readonly olderThanMs?: number | undefined;
  /** What was not used for longest, until no more than this is left. */
  readonly mostBytes?: number | undefined;
}

// As long as an archive that is being written, or a lock that somebody holds, may stay untouched.
const remainsMs = 3_600_000;
const heldMs = 20_000;

/** Where the store is, absolute. Throws USAGE where there is to be none. */
export function locateCache({ cacheDirectory }: Settings): string {
  if (cacheDirectory !== undefined) return cacheDirectory;
  throw new PupfileError('USAGE', 'With `--no-cache` there is no store');
}

/**
 * Removes all that pupfile has put into its store, and nothing else.
 *
 * Throws USAGE for a directory that holds only what is somebody else's, FILE_SYSTEM.
 */
export async function cleanCache(settings: Settings): Promise<CacheResult> {
  const directory = locateCache(settings);
  const entries = listOwn(directory);
  const result = await remove(directory, entries, entries);
  removeEmptyFolders(directory);
  return result;
}

/**
 * Removes from the store what was not used for long, or longest. A run that works meanwhile brings again
 * what it misses.
 *
 * Throws what `cleanCache` throws.
 */
export async function pruneCache(
  settings: Settings,
  { olderThanMs = Number.POSITIVE_INFINITY, mostBytes = Number.POSITIVE_INFINITY }: PruneOptions,
): Promise<CacheResult> {
  const directory = locateCache(settings);
  const entries = listOwn(directory);
  const ageOf = ({ usedAtMs }: StoreEntry) => Date.now() - usedAtMs;
  const isOld = (entry: StoreEntry) =>
    ageOf(entry) > (entry.kind === 'remains' ? remainsMs : olderThanMs);
  const old = entries.filter((entry) => entry.kind !== 'lock' && isOld(entry));
  const others = entries.filter((entry) => !old.includes(entry));
  return remove(directory, entries, [...old, ...overflow(others, mostBytes)]);
}

/** What has to go so that no more is left, used longest ago first. */
function overflow(entries: readonly StoreEntry[], mostBytes: number): readonly StoreEntry[] {
  let bytes = bytesOf(entries);
  return entries
    .filter(({ kind }) => kind === 'archive' || kind === 'answer' || kind === 'mirror')
    .toSorted((left, right) => left.usedAtMs - right.usedAtMs)
    .filter(({ sizeBytes }) => {
      if (bytes <= mostBytes) return false;
      bytes -= sizeBytes;
      return true;
    });
}

function listOwn(directory: string): readonly StoreEntry[] {
  const entries = listStore(directory);
  if (entries.length > 0 || isEmpty(directory)) return entries;
  throw new PupfileError(
    'USAGE',
    `\`${directory}\` is no store of pupfile: it holds other things`,
    {
      hint: '`--cache-dir DIR` names the store, `pupfile cache dir` prints which one is meant',
    },
  );
}

/** A store that was cleaned may have its folders still. */
function isEmpty(directory: string): boolean {
  try {
    const own = new Set(listStoreFolders(directory).map((path) => path.split('/')[0]));
    return readdirSync(directory).every((name) => own.has(name));
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return true;
    throw toFileSystemError(error, directory);
  }
}

async function remove(
  directory: string,
  entries: readonly StoreEntry[],
  unwanted: readonly StoreEntry[],
): Promise<CacheResult> {
  const removed: StoreEntry[] = [];
  const inUse: string[] = [];
  for (const entry of unwanted) {
    const path = join(directory, entry.path);
    if (entry.kind === 'mirror' && isHeld(`${path}.lock`)) inUse.push(entry.path);
    else if (entry.kind !== 'lock' || !isHeld(path)) {
      await removeEntry(path, entry);
      removed.push(entry);
    }
  }
  const kept = entries.filter((entry) => entry.kind !== 'lock' && !removed.includes(entry));
  return { directory, removed: totalsOf(removed), kept: totalsOf(kept), inUse };
}

function isHeld(lock: string): boolean {
  const mtimeMs = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return mtimeMs !== undefined && Date.now() - mtimeMs < heldMs;
}

async function removeEntry(path: string, { kind }: StoreEntry): Promise<void> {
  try {
    if (kind === 'mirror') {
      await withMirrorLock(`${path}.lock`, async () => new GitMirror(path, 'sha1').remove());
    } else rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw toFileSystemError(error, path);
  }
}

function removeEmptyFolders(directory: string): void {
  for (const path of [...listStoreFolders(directory), '.']) {
    try {
      rmdirSync(join(directory, path));
    } catch {
      // It is not there, or somebody has something in it.
    }
  }
}

function totalsOf(entries: readonly StoreEntry[]): StoreTotals {
  const count = (wanted: StoreEntry['kind']) =>
    entries.filter(({ kind }) => kind === wanted).length;
  return { archives: count('archive'), mirrors: count('mirror'), bytes: bytesOf(entries) };
}

function bytesOf(entries: readonly StoreEntry[]): number {
  return entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
