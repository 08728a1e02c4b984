import { readArchiveCommit } from '../archive/archive-commit.ts';
import { damagedArchive } from '../archive/archive-error.ts';
import { describeFormat, detectFormat } from '../archive/archive-format.ts';
import type { PupfileError } from '../errors/pupfile-error.ts';
import { checksumOf } from '../files/bytes.ts';
import type { HttpClient } from '../net/http.ts';
import { checksumMismatch } from './checksum.ts';
import { downloadRefused, mostArchiveBytes, shownUrl } from './download.ts';
import type { ArchiveStore, FetchedArchive } from './fetch-archive.ts';
import { findRateLimit, getFromHost } from './hosted-api.ts';

/** What the archives of commits were last time: name to sha256. A hint, never a proof. */
export interface NamedChecksums {
  read(name: string): Promise<string | undefined>;
  write(name: string, sha256: string): Promise<void>;
}

/** What bringing archives of commits needs. */
export interface CommitArchiveOptions {
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  readonly checksums: NamedChecksums;
}

/** The .tar.gz that a host makes of one commit. */
export interface WantedCommit {
  /** How messages name it: ``The archive of `acme/web` at v1.2.3``. */
  readonly subject: string;
  /** 40 lower-case hexadecimal digits. */
  readonly sha: string;
  /** Where it may be had, at addresses of this commit; the first that has it is taken. */
  readonly urls: readonly [string, ...string[]];
  /** What the lock says it has to be. */
  readonly lockedSha256?: string | undefined;
}

/**
 * Brings the archive of a commit from the store or its host. The host makes it when it is asked, so
 * its bytes may differ in years to come, while the commit stays the same. The store keeps for each
 * commit which archive that was, so that nobody is asked twice.
 *
 * @throws PupfileError CHECKSUM_MISMATCH where it is not what is locked, ARCHIVE_INVALID where it is
 * that of another commit, DOWNLOAD_REFUSED, API_RATE_LIMITED, and what the HTTP client throws
 */
export async function fetchCommitArchive(
  wanted: WantedCommit,
  { http, store, checksums }: CommitArchiveOptions,
): Promise<FetchedArchive<Buffer>> {
  const { subject, lockedSha256 } = wanted;
  const name = shownUrl(wanted.urls[0]);
  const known = lockedSha256 ?? (await checksums.read(name));
  const stored = known === undefined ? undefined : await store.read(known);
  if (known !== undefined && stored !== undefined) {
    checkCommit(wanted, stored);
    return { bytes: stored, sha256: known, isFromStore: true };
  }
  const { bytes, url } = await download(http, wanted);
  const sha256 = checksumOf('sha256', bytes);
  if (lockedSha256 !== undefined && lockedSha256 !== sha256) {
    throw checksumMismatch({
      subject,
      by: 'Puppetfile.lock',
      expected: lockedSha256,
      actual: sha256,
      sizeBytes: bytes.length,
      origin: shownUrl(url),
      hint: 'if the tag was moved on purpose, or the host packs the commit in another way now, `pupfile update` locks the new archive',
    });
  }
  checkCommit(wanted, bytes);
  await store.write(sha256, bytes);
  await checksums.write(name, sha256);
  return { bytes, sha256, isFromStore: false };
}

function checkCommit({ subject, sha }: WantedCommit, bytes: Buffer): void {
  const commit = readArchiveCommit(bytes);
  if (commit === undefined || commit === sha) return;
  throw damagedArchive({ subject }, `it is that of the commit ${commit}, not of ${sha}`);
}

interface Download {
  readonly bytes: Buffer;
  readonly url: string;
}

/** The first address that has the archive; what the last one says where none has. */
async function download(http: HttpClient, { subject, urls }: WantedCommit): Promise<Download> {
  let refusal: PupfileError | undefined;
  for (const url of urls) {
    const answer = await getFromHost(
      http,
      { url, subject },
      { subject, mostBytes: mostArchiveBytes },
    );
    if (answer.status === 200 && detectFormat(answer.body) === 'gzip') {
      return { bytes: answer.body, url };
    }
    // GitLab leads to its login page where a repository is private.
    refusal =
      answer.status === 200
        ? damagedArchive({ subject }, `it is ${describeFormat(answer.body)}, and no .tar.gz`)
        : (findRateLimit({ url, subject }, answer) ?? downloadRefused(subject, url, answer));
  }
  throw refusal ?? new RangeError('no address');
}
