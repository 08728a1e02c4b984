import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../errors/file-system-error.ts';

/** One file of a folder, and what tells whether it was changed. */
export interface FolderFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch, with a fraction. */
  readonly modifiedMs: number;
}

/** What a folder held at one moment. */
export interface TarballListing {
  /** Sorted by path. */
  readonly files: readonly FolderFile[];
  /** Of `annotationNames`, those that the folder itself has. */
  readonly annotations: readonly FolderFile[];
  /** The folder and those below it, with their times of modification in milliseconds. */
  readonly directories: ReadonlyMap<string, number>;
  readonly unreadable: readonly UnreadablePath[];
}

/** A folder below that cannot be looked into, a link that leads nowhere, or a damaged file. */
export interface UnreadablePath {
  readonly path: string;
  readonly reason: string;
}

/** Files that say more of the modules than their tarballs do. */
export const annotationNames = ['deprecated.json', 'deleted.json'] as const;

/**
 * Lists the tarballs of a folder and of those below it, hidden ones apart.
 *
 * Links to tarballs are followed, links to directories are not: they can lead in circles.
 * Throws the system's error where the folder itself cannot be read.
 */
export function listTarballs(directory: string): TarballListing {
  const listing: GrowingListing = { files: [], directories: new Map(), unreadable: [] };
  addDirectory(listing, directory);
  listing.files.sort((left, right) => (left.path < right.path ? -1 : 1));
  const annotations = annotationNames.flatMap((name) => findFile(join(directory, name)) ?? []);
  return { ...listing, annotations };
}

/** Whether the file still is what a listing says of it. */
export function isUnchanged({ path, sizeBytes, modifiedMs }: FolderFile): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.mtimeMs === modifiedMs && stats.size === sizeBytes;
}

/** Whether the error is the operating system's and no bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'errno' in error;
}

interface GrowingListing {
  readonly files: FolderFile[];
  readonly directories: Map<string, number>;
  readonly unreadable: UnreadablePath[];
}

function addDirectory(listing: GrowingListing, directory: string): void {
  // Its time first: what is added while it is read then shows as a change.
  listing.directories.set(directory, statSync(directory).mtimeMs);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.name.startsWith('.')) addEntry(listing, join(directory, entry.name), entry);
  }
}

function addEntry(listing: GrowingListing, path: string, entry: Dirent): void {
  try {
    if (entry.isDirectory()) addDirectory(listing, path);
    else if (entry.name.endsWith('.tar.gz')) addFile(listing, path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    listing.unreadable.push({ path, reason: reasonOf(error) });
  }
}

function addFile(listing: GrowingListing, path: string): void {
  const stats = statSync(path);
  if (stats.isFile()) listing.files.push(describeFile(path, stats));
}

function findFile(path: string): FolderFile | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? describeFile(path, stats) : undefined;
}

function describeFile(path: string, { size, mtimeMs }: Stats): FolderFile {
  return { path, sizeBytes: size, modifiedMs: mtimeMs };
}
