import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { checksumOf, wholeOf } from '../files/bytes.ts';
import type { ModuleName } from '../model/module-name.ts';
import { readFolderArchive, readFolderRelease } from '../sources/folder-archive.ts';
import { findForgeFolder } from '../sources/forge-folder.ts';
import { openVendoredFiles } from '../sources/vendored-files.ts';
import { readArchiveFromStore } from '../store/archive-store.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';

/** A locked archive that may lie on this machine. */
export interface LocalArchive {
  readonly name: ModuleName;
  readonly version: string;
  readonly sha256: string;
  /** The Forge that the lock names; undefined where it is from none. */
  readonly forgeUrl: string | undefined;
}

/** Where to look. */
export interface LocalPlaces extends Pick<Settings, 'cacheDirectory'> {
  /** The project's, absolute: what the path of a folder begins at. */
  readonly directory: string;
  /** The folder of the project's own copies, absolute. */
  readonly vendorDirectory: string;
}

/** The places of a project whose directory is known. */
export function localPlaces({ cacheDirectory }: Settings, directory: string): LocalPlaces {
  return { cacheDirectory, directory, vendorDirectory: vendorDirectoryOf(directory) };
}

const mostBytes = 256 * 1024 * 1024;

/**
 * Finds an archive without asking anybody: in the store, among the project's own copies, or in the
 * folder that is its Forge. Undefined where none of them has exactly this one; what is wrong with
 * another one, whoever installs it is told.
 */
export async function readLocalArchive(
  archive: LocalArchive,
  places: LocalPlaces,
): Promise<Buffer | undefined> {
  for (const read of [readStored, readVendored, readVendoredTarball, readFromFolder]) {
    const bytes = await attempt(() => read(archive, places));
    if (bytes !== undefined && checksumOf('sha256', bytes) === archive.sha256) return bytes;
  }
  return undefined;
}

type Read = (archive: LocalArchive, places: LocalPlaces) => Promise<Buffer | undefined>;

const readStored: Read = async ({ sha256 }, { cacheDirectory }) =>
  cacheDirectory === undefined ? undefined : readArchiveFromStore(cacheDirectory, sha256);

const readVendored: Read = async ({ name, version }, { vendorDirectory }) => {
  const file = archiveFileName(name, version);
  return file === undefined ? undefined : readFolderArchive(join(vendorDirectory, file), mostBytes);
};

/** What is from no Forge has another name. */
const readVendoredTarball: Read = async ({ sha256 }, { vendorDirectory }) => {
  const file = openVendoredFiles(vendorDirectory).tarball(sha256);
  return file && readFolderArchive(file.path, mostBytes);
};

const readFromFolder: Read = async ({ name, version, forgeUrl }, { directory }) => {
  const folder = forgeUrl === undefined ? undefined : findForgeFolder(forgeUrl, directory);
  if (folder === undefined) return undefined;
  const request = { name, version, reference: undefined, isPromised: true, mostBytes };
  const release = await readFolderRelease(folder, request);
  return release && wholeOf(release.bytes);
};

async function attempt(read: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}
