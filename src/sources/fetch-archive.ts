import { describeFormat, detectFormat } from '../archive/archive-format.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { type Bytes, checksumOf } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import { isFolderForge } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ArchiveReference } from '../model/release.ts';
import type { HttpClient } from '../net/http.ts';
import { checksumMismatch } from './checksum.ts';
import { mostArchiveBytes } from './download.ts';
import { downloadArchive, type Hashed } from './download-archive.ts';
import { readFolderRelease } from './folder-archive.ts';
import { readForgeJson, refusal } from './forge-json.ts';
import { parseArchiveReference } from './release-json.ts';
import { hasVendoredArchive, readVendoredArchive } from './vendored-archive.ts';

/** Archives that were fetched before, by their sha256. */
export interface ArchiveStore<Held extends Bytes = Buffer> {
  /** Whether there is something by this name, which may be damaged. */
  has(sha256: string): boolean;
  read(sha256: string): Promise<Held | undefined>;
  write(sha256: string, bytes: Bytes): Promise<void>;
}

/** One archive to be had. */
export interface WantedArchive {
  readonly name: ModuleName;
  readonly version: string;
  /** Where its Forge is: an http(s) address, or the absolute path of a folder. */
  readonly forgeUrl: string;
  /** What the Forge said of it; undefined where only the lock is known. */
  readonly reference: ArchiveReference | undefined;
  /** What the lock says it has to be. */
  readonly lockedSha256: string | undefined;
}

/** An archive that is what it should be. */
export interface FetchedArchive<Held extends Bytes = Bytes> {
  readonly bytes: Held;
  readonly sha256: string;
  /** Whether it was on this machine: in the store, vendored, or in a folder that is a Forge. */
  readonly isFromStore: boolean;
}

export interface FetchOptions {
  readonly http: HttpClient;
  readonly store: ArchiveStore<Bytes>;
  /** Takes large archives from elsewhere than the store; undefined where they have to be in memory. */
  readonly spool?: Spool | undefined;
  /** The folder of the project's own copies, absolute; undefined where it is not to be asked. */
  readonly vendorDirectory?: string | undefined;
  /** Accept an archive for which nobody gives a checksum. */
  readonly allowsUnverified: boolean;
}

const mostReleaseBytes = 8 * 1024 * 1024;

/**
 * Brings an archive from the project's own copies, from the store or from its Forge, verified against
 * the lock's sha256, else the Forge's sha256, else its md5. What was downloaded is kept in the store.
 *
 * Throws CHECKSUM_MISMATCH, CHECKSUM_MISSING, VERSION_NOT_FOUND where the Forge no longer has it,
 * OFFLINE where only the network could bring it, FILE_SYSTEM, and what the HTTP client throws.
 */
export async function fetchArchive(
  wanted: WantedArchive,
  options: FetchOptions,
): Promise<FetchedArchive> {
  const { store, allowsUnverified } = options;
  const own = await readOwnCopy(wanted, options);
  if (own !== undefined) return own;
  const { isLocal, reference, ...found } = await bring(wanted, options);
  const failure = findMismatch(wanted, reference, found);
  if (failure !== undefined) throw failure;
  if (!isPromised(wanted, reference) && !allowsUnverified) throw nobodyPromises(wanted);
  if (!isLocal) await store.write(found.sha256, found.bytes);
  return { ...found, isFromStore: isLocal };
}

/** Whether an archive seems to lie on this machine already, so that it only has to be read. */
export function isAtHand(
  { name, version, forgeUrl, lockedSha256, reference }: WantedArchive,
  { store, vendorDirectory }: Pick<FetchOptions, 'store' | 'vendorDirectory'>,
): boolean {
  const sha256 = lockedSha256 ?? reference?.sha256;
  if (isFolderForge(forgeUrl)) return true;
  if (sha256 === undefined) return false;
  const isVendored =
    vendorDirectory !== undefined && hasVendoredArchive(vendorDirectory, { name, version });
  return isVendored || store.has(sha256);
}

/** What is known by its checksum may lie on this machine already. */
async function readOwnCopy(
  { name, version, lockedSha256, reference }: WantedArchive,
  { store, vendorDirectory, spool }: FetchOptions,
): Promise<FetchedArchive | undefined> {
  const sha256 = lockedSha256 ?? reference?.sha256;
  if (sha256 === undefined) return undefined;
  const promisedBy = lockedSha256 === undefined ? 'the Forge' : 'Puppetfile.lock';
  const about = { name, version, sha256, promisedBy, mostBytes: mostArchiveBytes, spool };
  const vendored =
    vendorDirectory === undefined ? undefined : await readVendoredArchive(vendorDirectory, about);
  const bytes = vendored ?? (await store.read(sha256));
  return bytes === undefined ? undefined : { bytes, sha256, isFromStore: true };
}

interface Download extends Hashed {
  readonly reference: ArchiveReference | undefined;
}

type Means = Pick<FetchOptions, 'http' | 'spool'>;

/** From a folder or over the network; `isLocal` tells which. */
async function bring(
  wanted: WantedArchive,
  options: Means,
): Promise<Download & { readonly isLocal: boolean }> {
  const { reference, forgeUrl } = wanted;
  // A server that names a file of this machine is not to be believed.
  if (isFolderForge(forgeUrl) && isFolderForge(reference?.url ?? forgeUrl)) {
    return { ...(await readFromFolder(wanted, options)), isLocal: true };
  }
  return { ...(await download(wanted, options).catch(offlineOrThrow(wanted))), isLocal: false };
}

async function readFromFolder(wanted: WantedArchive, { spool }: Means): Promise<Download> {
  const archive = await readFolderRelease(wanted.forgeUrl, {
    ...wanted,
    isPromised: wanted.lockedSha256 !== undefined,
    mostBytes: mostArchiveBytes,
    spool,
  });
  if (archive === undefined) throw noLongerThere(wanted);
  return { ...archive, sha256: checksumOf('sha256', archive.bytes) };
}

/** The client tells of an address, and nobody asked for one. */
function offlineOrThrow({ name, version }: WantedArchive): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PupfileError) || error.code !== 'OFFLINE') throw error;
    throw new PupfileError('OFFLINE', `Could not find a local copy of ${name} ${version}`, {
      notes: [error.message],
      hint: 'run once without `--offline` to fill the store, or `pupfile vendor` where the network is',
      cause: error,
    });
  };
}

async function download(wanted: WantedArchive, means: Means): Promise<Download> {
  const { reference, forgeUrl, name, version } = wanted;
  const { http, spool } = means;
  if (reference !== undefined) return getFrom(reference, wanted, means);
  // A lock names no addresses; nearly every Forge keeps its archives in the same place.
  const { answer, ...found } = await downloadArchive(http, {
    url: `${forgeUrl}/v3/files/${name}-${version}.tar.gz`,
    subject: `${name} ${version}`,
    mismatch: (hashed) => findMismatch(wanted, undefined, hashed),
    spool,
  });
  if (answer.status === 200) return { ...found, reference };
  return getFrom(await askForReference(http, wanted), wanted, means);
}

async function askForReference(http: HttpClient, wanted: WantedArchive): Promise<ArchiveReference> {
  const { name, version, forgeUrl } = wanted;
  const reference = await readForgeJson(http, {
    url: `${forgeUrl}/v3/releases/${name}-${version}`,
    mostBytes: mostReleaseBytes,
    subject: `${name} ${version}`,
    parse: (document) => parseArchiveReference(document, { module: name, version, forgeUrl }),
  });
  if (reference !== null) return reference;
  throw noLongerThere(wanted);
}

function noLongerThere({ name, version, forgeUrl }: WantedArchive): PupfileError {
  return new PupfileError(
    'VERSION_NOT_FOUND',
    `${redactUrls(forgeUrl)} no longer has \`${name}\` ${version}, which Puppetfile.lock asks for`,
    { hint: `run \`pupfile update ${name}\` to lock another version` },
  );
}

async function getFrom(
  reference: ArchiveReference,
  wanted: WantedArchive,
  { http, spool }: Means,
): Promise<Download> {
  const { url } = reference;
  const subject = `${wanted.name} ${wanted.version}`;
  const { answer, ...found } = await downloadArchive(http, {
    url,
    subject,
    mismatch: (hashed) => findMismatch(wanted, reference, hashed),
    spool,
  });
  if (answer.status !== 200) throw refusal(url, subject, answer);
  return { ...found, reference };
}

/** CHECKSUM_MISMATCH where it breaks the strongest of the promises. */
function findMismatch(
  wanted: WantedArchive,
  reference: ArchiveReference | undefined,
  { bytes, sha256 }: Hashed,
): PupfileError | undefined {
  const published = reference ?? wanted.reference;
  const promises = [
    { by: 'Puppetfile.lock', expected: wanted.lockedSha256, actual: () => sha256 },
    { by: 'the Forge', expected: published?.sha256, actual: () => sha256 },
    { by: 'the Forge', expected: published?.md5, actual: () => checksumOf('md5', bytes) },
  ];
  const strongest = promises.find(isStated);
  if (strongest === undefined) return undefined;
  const { by, expected } = strongest;
  const actual = strongest.actual();
  if (expected === actual) return undefined;
  return checksumMismatch({
    by,
    expected,
    actual,
    subject: `${wanted.name} ${wanted.version}`,
    sizeBytes: bytes.length,
    origin: published?.url ?? 'the Forge',
    hint:
      detectFormat(bytes) === undefined
        ? `what arrived is ${describeFormat(bytes)}`
        : 'if the release was republished on purpose, remove its line from CHECKSUMS',
  });
}

function isStated<Given extends { readonly expected: string | undefined }>(
  promise: Given,
): promise is Given & { readonly expected: string } {
  return promise.expected !== undefined;
}

function isPromised(
  { lockedSha256, reference: known }: WantedArchive,
  reference: ArchiveReference | undefined,
): boolean {
  const published = reference ?? known;
  return (lockedSha256 ?? published?.sha256 ?? published?.md5) !== undefined;
}

function nobodyPromises({ name, version }: WantedArchive): PupfileError {
  return new PupfileError(
    'CHECKSUM_MISSING',
    `${name} ${version}: nobody gives a checksum for its archive`,
    { hint: '`--allow-unverified` accepts it and records its sha256 in the lock' },
  );
}
