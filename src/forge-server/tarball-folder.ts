import { statSync } from 'node:fs';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import {
  isSystemError,
  isUnchanged,
  listTarballs,
  type TarballFile,
  type TarballListing,
} from './list-tarballs.ts';
import { indexReleases, lastModifiedMs, type ReleaseIndex } from './release-index.ts';
import { readTarball, type TarballReading } from './served-release.ts';

/** A folder of module tarballs, which may change while it is served. */
export interface TarballFolder {
  /** What the folder holds now; the same object for as long as nothing changed. */
  currentIndex(): ReleaseIndex;
  /** The same, but never trusts an earlier look at the folder. */
  freshIndex(): ReleaseIndex;
}

interface FolderState {
  readonly listing: TarballListing;
  /** Whether the listing is old enough for every later change to have a later time. */
  readonly isSettled: boolean;
  readonly readings: ReadonlyMap<string, TarballReading>;
  /** The tarballs that could not be read. */
  readonly refused: readonly TarballFile[];
  readonly index: ReleaseIndex;
}

// The coarsest clock of a file system: what changed so shortly before it was listed may change again
// and have the same time. It also covers a tarball that is just being copied.
const clockGranularityMs = 2000;

/**
 * Reads the folder, and reads again what changed whenever it is asked for.
 *
 * One look costs a `stat` of each directory: adding, removing and renaming a file changes its
 * directory's time. A tarball that is overwritten in place shows when it is downloaded.
 * Throws FILE_SYSTEM, now or later, where the folder cannot be read.
 */
export function openTarballFolder(directory: string): TarballFolder {
  let state = readFolder(directory, null);
  const refresh = () => {
    state = readFolder(directory, state);
    return state.index;
  };
  return {
    currentIndex: () => (isCurrent(state) ? state.index : refresh()),
    freshIndex: refresh,
  };
}

function isCurrent({ listing, isSettled, refused }: FolderState): boolean {
  return (
    isSettled &&
    // Whoever copies a tarball slowly changes the directory only at the start.
    refused.every(isUnchanged) &&
    [...listing.directories].every(
      ([path, modifiedMs]) => statSync(path, { throwIfNoEntry: false })?.mtimeMs === modifiedMs,
    )
  );
}

function readFolder(directory: string, before: FolderState | null): FolderState {
  const settledMs = Date.now() - clockGranularityMs;
  const listing = listFolder(directory);
  const isSettled = lastModifiedMs(listing) < settledMs;
  if (before !== null && sameTarballs(listing, before.listing)) {
    return { ...before, listing, isSettled };
  }
  const known = before?.readings;
  const readings = new Map(
    listing.files.map((file) => [
      file.path,
      reuse(known?.get(file.path), file) ?? readTarball(file),
    ]),
  );
  const refused = [...readings.values()].flatMap((one) => ('reason' in one ? [one.file] : []));
  const index = indexReleases(directory, listing, readings.values());
  return { listing, isSettled, readings, refused, index };
}

function listFolder(directory: string): TarballListing {
  try {
    return listTarballs(directory);
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    const message = `The folder \`${directory}\` cannot be read: ${reasonOf(cause)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause });
  }
}

function sameTarballs(now: TarballListing, before: TarballListing): boolean {
  return (
    now.files.length === before.files.length &&
    now.files.every((file, position) => isSameFile(file, before.files[position]))
  );
}

function reuse(reading: TarballReading | undefined, file: TarballFile): TarballReading | undefined {
  return isSameFile(file, reading?.file) ? reading : undefined;
}

function isSameFile(file: TarballFile, other: TarballFile | undefined): boolean {
  return (
    file.path === other?.path &&
    file.sizeBytes === other.sizeBytes &&
    file.modifiedMs === other.modifiedMs
  );
}
