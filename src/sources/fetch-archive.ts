import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ArchiveReference } from '../model/release.ts';
import type { HttpClient } from '../net/http.ts';
import { checksumMismatch, checksumOf } from './checksum.ts';
import { readForgeJson, refusal } from './forge-json.ts';
import { parseArchiveReference } from './release-json.ts';

/** Archives that were fetched before, by their sha256. */
export interface ArchiveStore {
  read(sha256: string): Promise<Buffer | undefined>;
  write(sha256: string, bytes: Buffer): Promise<void>;
}

/** One archive to be had. */
export interface WantedArchive {
  readonly name: ModuleName;
  readonly version: string;
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
  readonly isFromStore: boolean;
}

export interface FetchOptions {
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  /** Accept an archive for which nobody gives a checksum. */
  readonly allowsUnverified: boolean;
}

const mostArchiveBytes = 256 * 1024 * 1024;
const mostReleaseBytes = 8 * 1024 * 1024;

/**
 * Brings an archive from the store or from its Forge, verified against the lock's sha256, else the
 * Forge's sha256, else its md5, and keeps it in the store.
 *
 * Throws CHECKSUM_MISMATCH, CHECKSUM_MISSING, VERSION_NOT_FOUND where the Forge no longer has it,
 * and what the HTTP client throws.
 */
export async function fetchArchive(
  wanted: WantedArchive,
  { http, store, allowsUnverified }: FetchOptions,
): Promise<FetchedArchive> {
  const known = wanted.lockedSha256 ?? wanted.reference?.sha256;
  const stored = known === undefined ? undefined : await store.read(known);
  if (known !== undefined && stored !== undefined) {
    return { bytes: stored, sha256: known, isFromStore: true };
  }
  const { bytes, reference } = await download(http, wanted);
  const sha256 = verify(wanted, { bytes, reference, allowsUnverified });
  await store.write(sha256, bytes);
  return { bytes, sha256, isFromStore: false };
}

interface Download {
  readonly bytes: Buffer;
  readonly reference: ArchiveReference | undefined;
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
  throw new PupfileError(
    'VERSION_NOT_FOUND',
    `${forgeUrl} no longer has \`${name}\` ${version}, which Puppetfile.lock asks for`,
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
