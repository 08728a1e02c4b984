import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { archiveFileName } from './archive-file-name.ts';
import { readTarball } from './read-tarball.ts';

// What has another name is read in vain: a folder may hold other things by the thousand.
const usualName = /^[a-z0-9].*-.+-\d+\.\d+\.\d+[^/]*\.tar\.gz$/;

/**
 * The archives of a folder that are not wanted: plain files of the folder itself that are named after
 * the release they hold. Everything else is somebody else's. Sorted.
 *
 * Throws FILE_SYSTEM where the folder cannot be read; where it is not there, it has none.
 */
export async function findStale(
  directory: string,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const names = listEntries(directory)
    .filter((entry) => entry.isFile() && usualName.test(entry.name) && !wanted.has(entry.name))
    .map(({ name }) => name)
    .sort();
  const stale: string[] = [];
  // One after the other: each is read as a whole.
  for (const name of names) {
    if (await isNamedAfterRelease(directory, name)) stale.push(name);
  }
  return stale;
}

function listEntries(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    const message = `Cannot read \`${directory}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}

async function isNamedAfterRelease(directory: string, name: string): Promise<boolean> {
  const path = join(directory, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  const reading = await readTarball({ path, sizeBytes: stats.size, modifiedMs: stats.mtimeMs });
  if (!('release' in reading)) return false;
  return name === archiveFileName(reading.release.name, reading.release.version.text);
}
