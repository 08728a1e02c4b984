import { PupfileError } from '../errors/pupfile-error.ts';
import type { TaskRunner } from '../net/http-tasks.ts';
import type { Answer } from '../net/sender.ts';
import { refuseOldKind } from './image-manifest.ts';
import { isDigest } from './image-reference.ts';
import type { ImageDocument } from './image-source.ts';
import { memoryBlob } from './memory-blob.ts';
import type { OciBlob } from './oci-image.ts';
import { imageNotFound, registryRefused } from './registry-refusal.ts';
import type { RegistryRequest, RegistrySession } from './registry-session.ts';
import { mostDocumentBytes, readDocument, verifyBytes } from './verify-blob.ts';

/** A manifest or index in a repository. */
export interface ManifestPlace {
  readonly repository: string;
  /** A tag, or a digest. */
  readonly reference: string;
  readonly signal?: AbortSignal | undefined;
}

interface Registry {
  readonly session: RegistrySession;
  readonly http: TaskRunner;
}

// The older kind is asked for as well, so that it can be told from what is not there.
const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');

/**
 * Reads a manifest or index (distribution-spec, Pulling manifests). Its bytes have the digest that was
 * asked for, or that the registry names.
 *
 * Throws IMAGE_NOT_FOUND, DIGEST_MISMATCH, REGISTRY_REFUSED, REGISTRY_UNREACHABLE, and IMAGE_INVALID for
 * an image of the older kind.
 */
export async function readManifest(
  registry: Registry,
  place: ManifestPlace,
): Promise<ImageDocument> {
  const answer = await ask(registry, place, 'GET');
  const subject = nameOf(registry, place);
  if (answer.status === 404) throw imageNotFound(answer, { subject, url: urlOf(registry, place) });
  if (answer.status !== 200) throw refused(registry, place, answer, 'GET');
  const { body, headers } = answer;
  const mediaType = (headers['content-type'] ?? '').replace(/;.*/, '').trim();
  // Its digest is not that of its bytes.
  refuseOldKind({ mediaType }, subject);
  for (const digest of [place.reference, headers['docker-content-digest'] ?? '']) {
    if (isDigest(digest)) verifyBytes(body, digest, subject);
  }
  return { descriptor: memoryBlob(body, { mediaType }).descriptor, bytes: body };
}

/** The same, or null where there is none. */
export async function findManifest(
  registry: Registry,
  place: ManifestPlace,
): Promise<ImageDocument | null> {
  try {
    return await readManifest(registry, place);
  } catch (error) {
    if (error instanceof PupfileError && error.code === 'IMAGE_NOT_FOUND') return null;
    throw error;
  }
}

/** The digest of what a tag leads to, as the registry says it; undefined where it says nothing. */
export async function findDigest(
  registry: Registry,
  place: ManifestPlace,
): Promise<string | undefined> {
  const answer = await ask(registry, place, 'HEAD');
  return answer.status === 200 ? answer.headers['docker-content-digest'] : undefined;
}

/** What a registry says of a manifest that it took. */
export interface TakenManifest {
  /** The digest of the image that it has listed the manifest with (`OCI-Subject`). */
  readonly subject: string | undefined;
}

/**
 * Writes a manifest or index (distribution-spec, Pushing manifests). What it names has to be there.
 * Throws REGISTRY_REFUSED, REGISTRY_UNREACHABLE.
 */
export async function writeManifest(
  registry: Registry,
  place: ManifestPlace,
  blob: OciBlob,
): Promise<TakenManifest> {
  const name = nameOf(registry, place);
  const bytes = await readDocument(blob, name);
  const answer = await ask(registry, place, 'PUT', {
    headers: { 'content-type': blob.descriptor.mediaType },
    body: { sizeBytes: bytes.length, read: () => memoryBlob(bytes, blob.descriptor).read() },
    isWrite: true,
  });
  if (answer.status !== 201) throw refused(registry, place, answer, 'PUT');
  return { subject: answer.headers['oci-subject'] };
}

function ask(
  { session, http }: Registry,
  place: ManifestPlace,
  method: 'GET' | 'HEAD' | 'PUT',
  more: Partial<RegistryRequest> = {},
): Promise<Answer> {
  const { repository, signal } = place;
  const url = urlOf({ session }, place);
  const request = { url, repository, method, accept, mostBytes: mostDocumentBytes, ...more };
  return http.run({ work: (send) => session.send(send, request), signal });
}

type WithSession = Pick<Registry, 'session'>;

function refused(
  registry: WithSession,
  place: ManifestPlace,
  answer: Answer,
  method: 'GET' | 'PUT',
) {
  const [subject, url] = [nameOf(registry, place), urlOf(registry, place)];
  return registryRefused(answer, { subject, url, method });
}

function urlOf({ session }: WithSession, { repository, reference }: ManifestPlace): URL {
  return new URL(`v2/${repository}/manifests/${reference}`, session.base);
}

function nameOf({ session }: WithSession, { repository, reference }: ManifestPlace): string {
  return `${session.registry}/${repository}${isDigest(reference) ? '@' : ':'}${reference}`;
}
