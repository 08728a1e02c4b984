import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quotePath, unsafeArchive } from '../archive/archive-error.ts';
import { describeFormat, detectFormat } from '../archive/archive-format.ts';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { readTarball } from '../archive/read-tarball.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type Bytes, checksumOf, wholeOf } from '../files/bytes.ts';
import type { TarballSource } from '../model/module-source.ts';
import type { HttpClient } from '../net/http.ts';
import { checksumMismatch } from './checksum.ts';
import { downloadRefused, mostArchiveBytes, shownUrl } from './download.ts';
import { downloadArchive, type Hashed } from './download-archive.ts';
import type { ArchiveStore } from './fetch-archive.ts';

/** What fetching a tarball needs. */
export interface FetchTarballOptions {
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  /** Where a relative path begins: the directory of the file that declares it. */
  readonly baseDirectory: string;
  /** What the lock says it has to be; the Puppetfile's own checksum outranks it. */
  readonly lockedSha256?: string | undefined;
}

/** A module from a tarball. */
export interface TarballModule {
  readonly archive: ModuleArchive;
  readonly bytes: Buffer;
  /** Of the tarball's bytes: what a lock has to keep. */
  readonly sha256: string;
  readonly isFromStore: boolean;
}

/**
 * Brings a tarball from the store, by HTTP, or from a file of this machine, verified against the
 * sha256 of the Puppetfile, else of the lock. Where neither says one, what comes is taken and its
 * sha256 told. With a known sha256 the store is asked first, and nobody else if it has the tarball.
 *
 * The address is an http(s) URL, a `file:` URL, or a path.
 *
 * @throws PupfileError CHECKSUM_MISMATCH, PATH_NOT_FOUND and FILE_SYSTEM for a file,
 * DOWNLOAD_REFUSED, SOURCE_UNSUPPORTED for another scheme, what the HTTP client throws, and what
 * `readTarball` throws
 */
export async function fetchTarball(
  source: TarballSource,
  options: FetchTarballOptions,
): Promise<TarballModule> {
  const { store, lockedSha256 } = options;
  const expected = source.sha256 ?? lockedSha256;
  const subject = `The tarball ${quotePath(shownUrl(source.url))}`;
  const stored = expected === undefined ? undefined : await store.read(expected);
  if (expected !== undefined && stored !== undefined) {
    const archive = await readTarball(stored, { subject });
    return { archive, bytes: stored, sha256: expected, isFromStore: true };
  }
  const mismatch = (found: Hashed) => findMismatch(source, { subject, lockedSha256 }, found);
  const { bytes, sha256 } = await bring(source.url, { ...options, subject, mismatch });
  const archive = await readTarball(bytes, { subject });
  await store.write(sha256, bytes);
  return { archive, bytes, sha256, isFromStore: false };
}

/** CHECKSUM_MISMATCH where it is not what the Puppetfile, else the lock, promises. */
function findMismatch(
  source: TarballSource,
  {
    subject,
    lockedSha256,
  }: Pick<FetchTarballOptions, 'lockedSha256'> & { readonly subject: string },
  { bytes, sha256 }: Hashed,
): PupfileError | undefined {
  const expected = source.sha256 ?? lockedSha256;
  if (expected === undefined || expected === sha256) return undefined;
  return checksumMismatch({
    subject,
    by: source.sha256 === undefined ? 'Puppetfile.lock' : 'the Puppetfile',
    expected,
    actual: sha256,
    sizeBytes: bytes.length,
    origin: shownUrl(source.url),
    hint: hintAt(source, bytes),
  });
}

function hintAt({ sha256 }: TarballSource, bytes: Bytes): string {
  if (detectFormat(bytes) === undefined) return `what arrived is ${describeFormat(bytes)}`;
  return sha256 === undefined
    ? 'if the tarball was replaced on purpose, `pupfile update` locks the new one'
    : 'if the tarball was replaced on purpose, correct the checksum in the Puppetfile';
}

interface BringOptions extends FetchTarballOptions {
  readonly subject: string;
  readonly mismatch: (found: Hashed) => PupfileError | undefined;
}

async function bring(url: string, options: BringOptions): Promise<Hashed<Buffer>> {
  const { http, subject, mismatch } = options;
  const path = localTarball(url, options);
  if (path === undefined) {
    const { answer, ...found } = await downloadArchive(http, { url, subject, mismatch });
    if (answer.status === 200) return { ...found, bytes: wholeOf(found.bytes) };
    throw downloadRefused(subject, url, answer);
  }
  const bytes = await readLocal(path, subject);
  const found = { bytes, sha256: checksumOf('sha256', bytes) };
  const failure = mismatch(found);
  if (failure !== undefined) throw failure;
  return found;
}

/**
 * The file of this machine that a tarball is, absolute; undefined for one at an http(s) address.
 *
 * @throws PupfileError PATH_NOT_FOUND for a `file:` URL that is none, SOURCE_UNSUPPORTED for another
 * scheme
 */
export function localTarball(
  url: string,
  { baseDirectory }: Pick<FetchTarballOptions, 'baseDirectory'>,
): string | undefined {
  const subject = `The tarball ${quotePath(shownUrl(url))}`;
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'http':
    case 'https':
      return undefined;
    case 'file':
      return pathOf(url, subject);
    case undefined:
      return resolve(baseDirectory, url);
    default:
      throw new PupfileError(
        'SOURCE_UNSUPPORTED',
        `${subject} is neither an http(s) address nor a file`,
      );
  }
}

function pathOf(url: string, subject: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new PupfileError('PATH_NOT_FOUND', `${subject} is not there: ${reasonOf(error)}`, {
      hint: 'the URL of a file is `file://` and its absolute path, without a host',
    });
  }
}

async function readLocal(path: string, subject: string): Promise<Buffer> {
  try {
    if (path.includes('\0')) throw notThere(path, subject);
    const stats = await stat(path);
    if (!stats.isFile()) throw notThere(path, subject, 'no file');
    if (stats.size > mostArchiveBytes) {
      throw unsafeArchive({ subject }, `it is larger than ${mostArchiveBytes} bytes`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) throw notThere(path, subject);
    const message = `Could not read ${quotePath(path)}: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error, data: { path } });
  }
}

function notThere(path: string, subject: string, problem = 'not there'): PupfileError {
  return new PupfileError('PATH_NOT_FOUND', `${subject} is ${problem}`, {
    notes: [`looked for ${quotePath(path)}`],
  });
}
