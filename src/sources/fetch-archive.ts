import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { isFolderForge } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ArchiveReference } from '../model/release.ts';
import type { HttpClient } from '../net/http.ts';
import { checksumMismatch, checksumOf } from './checksum.ts';
import { readFolderRelease } from './folder-archive.ts';
import { readForgeJson, refusal } from './forge-json.ts';
import { parseArchiveReference } from './release-json.ts';
import { readVendoredArchive } from './vendored-archive.ts';

/** Archives that were fetched before, by their sha256. */
export interface ArchiveStore {
  read(sha256: string): Promise<Buffer | undefined>;
  write(sha256: string, bytes: Buffer): Promise<void>;
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
export interface FetchedArchive {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Whether it was on this machine: in the store, vendored, or in a folder that is a Forge. */
  readonly isFromStore: boolean;
}

export interface FetchOptions {
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  /** The folder of the project's own copies, absolute; undefined where it is not to be asked. */
  readonly vendorDirectory?: string | undefined;
  /** Accept an archive for which nobody gives a checksum. */
  readonly allowsUnverified: boolean;
}

const mostArchiveBytes = 256 * 1024 * 1024;
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
  const { http, store, allowsUnverified } = options;
  const own = await readOwnCopy(wanted, options);
  if (own !== undefined) return own;
  const { bytes, reference, isLocal } = await bring(http, wanted);
  const sha256 = verify(wanted, { bytes, reference, allowsUnverified });
  if (!isLocal) await store.write(sha256, bytes);
  return { bytes, sha256, isFromStore: isLocal };
}

/** What is known by its checksum may lie on this machine already. */
async function readOwnCopy(
  { name, version, lockedSha256, reference }: WantedArchive,
  { store, vendorDirectory }: FetchOptions,
): Promise<FetchedArchive | undefined> {
  const sha256 = lockedSha256 ?? reference?.sha256;
  if (sha256 === undefined) return undefined;
  const promisedBy = lockedSha256 === undefined ? 'the Forge' : 'Puppetfile.lock';
  const about = { name, version, sha256, promisedBy, mostBytes: mostArchiveBytes };
  const vendored =
    vendorDirectory === undefined ? undefined : await readVendoredArchive(vendorDirectory, about);
  const bytes = vendored ?? (await store.read(sha256));
  return bytes === undefined ? undefined : { bytes, sha256, isFromStore: true };
}

interface Download {
  readonly bytes: Buffer;
  readonly reference: ArchiveReference | undefined;
}

/** From a folder or over the network; `isLocal` tells which. */
async function bring(
  http: HttpClient,
  wanted: WantedArchive,
): Promise<Download & { readonly isLocal: boolean }> {
  const { reference, forgeUrl } = wanted;
  if (reference === undefined ? isFolderForge(forgeUrl) : isFolderForge(reference.url)) {
    return { ...(await readFromFolder(wanted)), isLocal: true };
  }
  return { ...(await download(http, wanted).catch(offlineOrThrow(wanted))), isLocal: false };
}

async function readFromFolder(wanted: WantedArchive): Promise<Download> {
  const archive = await readFolderRelease(wanted.forgeUrl, {
    ...wanted,
    isPromised: wanted.lockedSha256 !== undefined,
    mostBytes: mostArchiveBytes,
  });
  if (archive === undefined) throw noLongerThere(wanted);
  return archive;
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

async function download(http: HttpClient, wanted: WantedArchive): Promise<Download> {
  const { reference, forgeUrl, name, version } = wanted;
  if (reference !== undefined)
    return { bytes: await getBytes(http, wanted, reference.url), reference };
  // A lock names no addresses; nearly every Forge keeps its archives in the same place.
  const guess = `${forgeUrl}/v3/files/${name}-${version}.tar.gz`;
  const answer = await http.get(guess, { mostBytes: mostArchiveBytes });
  if (answer.status === 200) return { bytes: answer.body, reference };
  const asked = await askForReference(http, wanted);
  return { bytes: await getBytes(http, wanted, asked.url), reference: asked };
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

async function getBytes(http: HttpClient, wanted: WantedArchive, url: string): Promise<Buffer> {
  const answer = await http.get(url, { mostBytes: mostArchiveBytes });
  if (answer.status === 200) return answer.body;
  throw refusal(url, `${wanted.name} ${wanted.version}`, answer);
}

function verify(
  { name, version, lockedSha256, reference: known }: WantedArchive,
  { bytes, reference, allowsUnverified }: Download & { readonly allowsUnverified: boolean },
): string {
  const subject = `${name} ${version}`;
  const published = reference ?? known;
  const sha256 = checksumOf('sha256', bytes);
  const expectations = [
    { by: 'Puppetfile.lock', expected: lockedSha256, actual: sha256 },
    { by: 'the Forge', expected: published?.sha256, actual: sha256 },
    { by: 'the Forge', expected: published?.md5, actual: checksumOf('md5', bytes) },
  ];
  const strongest = expectations.find(isStated);
  if (strongest === undefined) {
    if (allowsUnverified) return sha256;
    throw new PupfileError(
      'CHECKSUM_MISSING',
      `${subject}: nobody gives a checksum for its archive`,
      {
        hint: '`--allow-unverified` accepts it and records its sha256 in the lock',
      },
    );
  }
  if (strongest.expected === strongest.actual) return sha256;
  throw checksumMismatch({
    ...strongest,
    subject,
    sizeBytes: bytes.length,
    origin: published?.url ?? 'the Forge',
    hint: 'if the release was republished on purpose, remove its line from CHECKSUMS',
  });
}

function isStated<Expectation extends { readonly expected: string | undefined }>(
  expectation: Expectation,
): expectation is Expectation & { readonly expected: string } {
  return expectation.expected !== undefined;
}
