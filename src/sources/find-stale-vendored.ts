import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArchiveCommit } from '../archive/archive-commit.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { checksumOf } from '../files/bytes.ts';
import { mostArchiveBytes } from './download.ts';
import { readFolderArchive } from './folder-archive.ts';
import { isWholePack } from './is-whole-pack.ts';
import { commitInName, commitsFolder, digestInName } from './vendored-file-name.ts';

/**
 * The vendored files beside the releases of Forges that are not wanted: plain files that are named
 * after what they hold. Everything else is somebody else's. Sorted, with the folder of commits in
 * front of what is in it.
 *
 * Throws FILE_SYSTEM where a folder or file cannot be read; what is not there has none.
 *
 * @param wanted the sha256 of archives, and commits
 */
export async function findStaleVendored(
  directory: string,
  wanted: Iterable<string>,
): Promise<readonly string[]> {
  const digests = [...wanted];
  const isWanted = (digest: string) => digests.some((one) => one.startsWith(digest));
  const named = [...namedArchives(directory), ...namedCommits(directory)];
  const stale: string[] = [];
  // One after another: each may be large.
  for (const { file, holds } of named.filter((one) => !isWanted(one.digest))) {
    const bytes = await readFolderArchive(join(directory, file), mostArchiveBytes);
    if (bytes !== undefined && holds(bytes)) stale.push(file);
  }
  return stale.sort();
}

/** A file by whose name it holds something. */
interface NamedFile {
  readonly file: string;
  readonly digest: string;
  holds(bytes: Buffer): boolean;
}

function namedArchives(directory: string): readonly NamedFile[] {
  return filesIn(directory).flatMap((file) => {
    const digest = digestInName(file);
    if (digest === undefined) return [];
    return [{ file, digest, holds: (bytes) => checksumOf('sha256', bytes).startsWith(digest) }];
  });
}

function namedCommits(directory: string): readonly NamedFile[] {
  return filesIn(join(directory, commitsFolder)).flatMap((name) => {
    const commit = commitInName(name);
    if (commit === undefined) return [];
    const { sha: digest, kind } = commit;
    // Which commit is in a pack only git can tell.
    const holds = (bytes: Buffer) =>
      kind === 'tarball'
        ? readArchiveCommit(bytes) === digest
        : isWholePack(bytes, digest.length === 64 ? 'sha256' : 'sha1');
    return [{ file: `${commitsFolder}/${name}`, digest, holds }];
  });
}

function filesIn(directory: string): readonly string[] {
  const toNames = (entries: readonly Dirent[]) =>
    entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  try {
    return toNames(readdirSync(directory, { withFileTypes: true }));
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return [];
    const message = `Cannot read \`${directory}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}
