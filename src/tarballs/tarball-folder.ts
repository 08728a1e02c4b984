import { statSync } from 'node:fs';
import pLimit from 'p-limit';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { readAnnotations } from './annotations.ts';
import {
  type FolderFile,
  isSystemError,
  isUnchanged,
  listTarballs,
  type TarballListing,
} from './list-tarballs.ts';
import { readTarball, type TarballReading } from './read-tarball.ts';
import { indexReleases, lastModifiedMs, type ReleaseIndex } from './release-index.ts';

/** A folder of module tarballs, which may change while it is used. */
export interface TarballFolder {
  /** What the folder holds now; the same object for as long as nothing changed. */
  currentIndex(): Promise<ReleaseIndex>;
  /** The same, but never trusts an earlier look at the folder. */
  freshIndex(): Promise<ReleaseIndex>;
}

interface FolderState {
  readonly listing: TarballListing;
  /** Whether the listing is old enough for every later change to have a later time. */
  readonly isSettled: boolean;
  readonly readings: ReadonlyMap<string, TarballReading>;
  /** The tarballs that could not be read. */
  readonly refused: readonly FolderFile[];
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
export async function openTarballFolder(directory: string): Promise<TarballFolder> {
  let state = await readFolder(directory, null);
  // Who asks while the folder is read waits, and then finds read what would be read again.
  const inTurn = pLimit(1);
  const refresh = async () => {
    state = await readFolder(directory, state);
    return state.index;
  };
  return {
    currentIndex: () => inTurn(async () => (isCurrent(state) ? state.index : refresh())),
    freshIndex: () => inTurn(refresh),
  };
}

function isCurrent({ listing, isSettled, refused }: FolderState): boolean {
  return (
    isSettled &&
    // Whoever writes a file slowly, or over what it was, does not change the directory.
    [...refused, ...listing.annotations].every(isUnchanged) &&
    [...listing.directories].every(
      ([path, modifiedMs]) => statSync(path, { throwIfNoEntry: false })?.mtimeMs === modifiedMs,
    )
  );
}

async function readFolder(directory: string, before: FolderState | null): Promise<FolderState> {
  const settledMs = Date.now() - clockGranularityMs;
  const listing = listFolder(directory);
  const isSettled = lastModifiedMs(listing) < settledMs;
  if (before !== null && isSameListing(listing, before.listing)) {
    return { ...before, listing, isSettled };
  }
  const known = before?.readings;
  const readings = new Map<string, TarballReading>();
  // One after the other: each is read as a whole.
  for (const file of listing.files) {
    readings.set(file.path, reuse(known?.get(file.path), file) ?? (await readTarball(file)));
  }
  const refused = [...readings.values()].flatMap((one) => ('reason' in one ? [one.file] : []));
  const annotations = readAnnotations(listing.annotations);
  const index = indexReleases(directory, { listing, readings: readings.values(), annotations });
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

function isSameListing(now: TarballListing, before: TarballListing): boolean {
  return areSameFiles(now.files, before.files) && areSameFiles(now.annotations, before.annotations);
}

function areSameFiles(now: readonly FolderFile[], before: readonly FolderFile[]): boolean {
  return (
    now.length === before.length &&
    now.every((file, position) => isSameFile(file, before[position]))
  );
}

function reuse(reading: TarballReading | undefined, file: FolderFile): TarballReading | undefined {
  return isSameFile(file, reading?.file) ? reading : undefined;
}

function isSameFile(file: FolderFile, other: FolderFile | undefined): boolean {
  return (
    file.path === other?.path &&
    file.sizeBytes === other.sizeBytes &&
    file.modifiedMs === other.modifiedMs
  );
}
