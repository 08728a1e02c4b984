import { readArchiveCommit } from '../archive/archive-commit.ts';
import { readArchive } from '../archive/read-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { notAsPromised, readVendoredFile } from './vendored-file.ts';
import type { VendoredFiles } from './vendored-files.ts';

/**
 * Reads the archive that a host has made of a commit, where a project has vendored it; undefined where
 * it has not. What holds it still is what the host says in it: of which commit it is.
 *
 * Throws CHECKSUM_MISMATCH for one that is damaged or of another commit, FILE_SYSTEM for one that
 * cannot be read.
 */
export async function readVendoredCommitTarball(
  sha: string,
  files: VendoredFiles,
): Promise<Buffer | undefined> {
  const file = files.commitTarball(sha);
  if (file === undefined) return undefined;
  const bytes = await readVendoredFile(file);
  const problem = await findProblem(bytes, sha);
  if (problem === undefined) return bytes;
  const notes = [`promised: the commit ${sha}`, `what is there: ${problem}`];
  throw notAsPromised(file, { promise: 'archive', notes });
}

async function findProblem(bytes: Buffer, sha: string): Promise<string | undefined> {
  try {
    await readArchive(bytes, { subject: 'an archive that' });
  } catch (error) {
    // What is unsafe as a whole is told of the module.
    if (!(error instanceof PupfileError)) throw error;
    if (error.code === 'ARCHIVE_INVALID') return error.message;
  }
  const commit = readArchiveCommit(bytes);
  return commit === undefined || commit === sha ? undefined : `the commit ${commit}`;
}
