import type { ModuleArchive } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { treeHashOf } from '../archive/tree-hash.ts';
import { sanitizeText } from '../errors/redact.ts';
import { type CommitArchiveOptions, fetchCommitArchive } from './commit-archive.ts';
import type { GithubVersion } from './github-tags.ts';

/** What bringing a version from GitHub needs. */
export interface GithubReleaseOptions extends CommitArchiveOptions {
  /** What the lock says that the archive has to be. */
  readonly lockedSha256?: string | undefined;
}

/** A version of a module on GitHub, with its files. */
export interface GithubRelease {
  readonly archive: ModuleArchive;
  readonly bytes: Buffer;
  /** Of the bytes that GitHub sent. It does not promise the same ones for ever. */
  readonly sha256: string;
  /** What the module consists of (`treeHashOf`), which does not depend on how GitHub packs it. */
  readonly treeHash: string;
  readonly isFromStore: boolean;
}

/**
 * Brings a version from the store or from GitHub: the archive of the tag's commit. What is in the
 * store is not asked for again, with a lock or without one.
 *
 * @throws PupfileError what `fetchCommitArchive` and `readArchive` throw
 */
export async function readGithubRelease(
  { repository, tag, sha, archiveUrl }: GithubVersion,
  options: GithubReleaseOptions,
): Promise<GithubRelease> {
  const subject = `The archive of \`${sanitizeText(`${repository}\` at ${tag}`)}`;
  const { lockedSha256 } = options;
  const wanted = { subject, sha, urls: [archiveUrl], lockedSha256 } as const;
  const { bytes, sha256, isFromStore } = await fetchCommitArchive(wanted, options);
  const archive = await readArchive(bytes, { subject });
  return { archive, bytes, sha256, treeHash: treeHashOf(archive), isFromStore };
}
