import type { ModuleArchive } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { subdirectoryOf } from '../archive/subdirectory.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GitSource } from '../model/module-source.ts';
import { type CommitArchiveOptions, fetchCommitArchive } from './commit-archive.ts';
import { findHostedCommit, type HostedCommit } from './hosted-commit.ts';
import {
  archiveUrlsOf,
  findHostedRepository,
  type HostedHost,
  publicHosts,
} from './hosted-repository.ts';
import { readVendoredCommitTarball } from './vendored-commit-tarball.ts';
import type { VendoredFiles } from './vendored-files.ts';

/** What bringing a commit without a git client needs. */
export interface HostedArchiveOptions extends CommitArchiveOptions {
  /** GitHub and GitLab themselves by default. */
  readonly hosts?: readonly HostedHost[];
  /** The commit that is locked: nobody is asked where the ref is now. */
  readonly lockedSha?: string | undefined;
  /** What the project has vendored, which comes before the store; nothing by default. */
  readonly vendored?: VendoredFiles | undefined;
}

/** A module at a commit. */
export interface HostedModule extends HostedCommit {
  /** What stands below the source's `path`; every time in it is that of the commit. */
  readonly archive: ModuleArchive;
  /** Of the archive of the whole commit. */
  readonly bytes: Buffer;
  /** Whether it was on this machine: in the store, or vendored. */
  readonly isFromStore: boolean;
}

/**
 * Brings a module of a git repository on GitHub or GitLab without a git client, as the archive that
 * the host makes of the commit. Null where the URL is not one of theirs (`findHostedRepository`).
 *
 * Such an archive is made by `git archive`: what the repository's .gitattributes call `export-ignore`
 * is missing, `export-subst` is filled in, line ends may be converted, submodules are empty, and files
 * of Git LFS may be pointers. A checkout by git can differ in these.
 *
 * @throws PupfileError PATH_NOT_FOUND where the commit has no such `path`, and what
 * `findHostedCommit`, `readVendoredCommitTarball`, `fetchCommitArchive` and `readArchive` throw
 */
export async function readHostedCommit(
  source: GitSource,
  options: HostedArchiveOptions,
): Promise<HostedModule | null> {
  const { hosts = publicHosts, lockedSha, http, vendored } = options;
  const repository = findHostedRepository(source.url, hosts);
  if (repository === null) return null;
  const commit =
    lockedSha === undefined
      ? await findHostedCommit(repository, source, http)
      : { sha: lockedSha, ref: source.ref ?? 'HEAD' };
  const { sha } = commit;
  const place = `${repository.host.webUrl}/${repository.path}`;
  const subject = `The archive of ${place} at ${sha.slice(0, 12)}`;
  const wanted = { subject, sha, urls: archiveUrlsOf(repository, sha) };
  const own = vendored && (await readVendoredCommitTarball(sha, vendored));
  const { bytes, isFromStore } =
    own === undefined
      ? await fetchCommitArchive(wanted, options)
      : { bytes: own, isFromStore: true };
  const archive = subdirectoryOf(await readArchive(bytes, { subject }), source.path ?? '');
  if (archive !== undefined) return { ...commit, archive, bytes, isFromStore };
  const directory = `\`${sanitizeText(source.path ?? '')}\``;
  throw new PupfileError(
    'PATH_NOT_FOUND',
    `${place} has no directory ${directory} at ${sha.slice(0, 12)}`,
  );
}
