import pLimit from 'p-limit';
import { PupfileError } from '../errors/pupfile-error.ts';
import { formatImageReference, type RegistryReference } from './image-reference.ts';
import type { OciBlob, OciImage } from './oci-image.ts';
import type { Registry } from './registry.ts';
import { findDigest, writeManifest } from './registry-manifest.ts';
import { type UploadOutcome, uploadBlob } from './registry-upload.ts';

export interface PushOptions {
  readonly registry: Registry;
  /** Where to; without a tag and a digest it is `latest`. */
  readonly reference: RegistryReference;
  readonly images: readonly OciImage[];
  /** Lists the images, where there are several; then it gets the tag. */
  readonly index?: OciBlob | undefined;
  /** In which other repository of the registry content is by its digest, such as that of a base. */
  readonly mounts?: ReadonlyMap<string, string>;
  /** How many uploads may be under way at once. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of each layer and config. */
  readonly onBlob?: (blob: OciBlob, outcome: UploadOutcome) => void;
}

/** What a push came to. */
export interface PushResult {
  /** Of what the reference now leads to. */
  readonly digest: string;
  readonly sentBlobs: number;
  readonly sentBytes: number;
  readonly thereBlobs: number;
  readonly mountedBlobs: number;
  /** Whether the reference did not lead there before. */
  readonly isMoved: boolean;
}

/**
 * Pushes images to a registry: what they consist of, then their manifests, then the index, so that a tag
 * never leads to what is not there. What the registry has is not sent again.
 *
 * @throws PupfileError USAGE for a digest that is another one than that of the image,
 * REGISTRY_REFUSED, REGISTRY_UNREACHABLE, and what reading the images throws
 */
export async function pushImage(options: PushOptions): Promise<PushResult> {
  const { registry, reference, images, index, signal } = options;
  const { repository } = reference;
  const root = index ?? onlyManifest(images);
  const { digest } = root.descriptor;
  checkDigest(reference, digest);
  const blobs = images.flatMap(({ layers, config }) => [...layers, config]);
  const outcomes = await uploadAll(uniqueBlobs(blobs), options);
  const place = { repository, signal };
  const others = uniqueBlobs(images.map(({ manifest }) => manifest)).filter((one) => one !== root);
  for (const manifest of others) {
    await writeManifest(registry, { ...place, reference: manifest.descriptor.digest }, manifest);
  }
  const top = { ...place, reference: reference.tag ?? reference.digest ?? 'latest' };
  // A tag that must not change may still be asked to stay as it is.
  const isMoved = (await findDigest(registry, top)) !== digest;
  if (isMoved) await writeManifest(registry, top, root);
  return { digest, ...countOutcomes(outcomes), isMoved };
}

function onlyManifest(images: readonly OciImage[]): OciBlob {
  const [image] = images;
  if (image !== undefined && images.length === 1) return image.manifest;
  throw new Error('several images need an index');
}

function checkDigest(reference: RegistryReference, digest: string): void {
  if (reference.digest === undefined || reference.digest === digest) return;
  const name = formatImageReference(reference);
  throw new PupfileError('USAGE', `\`${name}\` names another image than the one that is pushed`, {
    notes: [`that one is ${digest}`],
    hint: 'an image is pushed to a tag',
  });
}

function uniqueBlobs(blobs: readonly OciBlob[]): readonly OciBlob[] {
  return [...new Map(blobs.map((blob) => [blob.descriptor.digest, blob])).values()];
}

type Outcome = readonly [OciBlob, UploadOutcome];

// As docker has it; more do not make an upload faster.
const defaultConcurrency = 5;

async function uploadAll(
  blobs: readonly OciBlob[],
  options: PushOptions,
): Promise<readonly Outcome[]> {
  const { registry, reference, mounts, concurrency = defaultConcurrency, onBlob } = options;
  const limit = pLimit(concurrency);
  const failure = new AbortController();
  const signals = [failure.signal, ...(options.signal === undefined ? [] : [options.signal])];
  const upload = async (blob: OciBlob): Promise<Outcome> => {
    const outcome = await uploadBlob(registry, {
      repository: reference.repository,
      blob,
      mountFrom: mounts?.get(blob.descriptor.digest),
      signal: AbortSignal.any(signals),
    });
    onBlob?.(blob, outcome);
    return [blob, outcome];
  };
  const uploads = blobs.map((blob) =>
    limit(() => upload(blob)).catch((error: unknown) => {
      failure.abort(error);
      throw error;
    }),
  );
  // Nothing may be under way any more when the failure of one is told.
  await Promise.allSettled(uploads);
  failure.signal.throwIfAborted();
  return Promise.all(uploads);
}

function countOutcomes(outcomes: readonly Outcome[]) {
  const blobsThat = (wanted: UploadOutcome) =>
    outcomes.filter(([, outcome]) => outcome === wanted).map(([blob]) => blob);
  const sent = blobsThat('sent');
  return {
    sentBlobs: sent.length,
    sentBytes: sent.reduce((sum, { descriptor }) => sum + descriptor.size, 0),
    thereBlobs: blobsThat('there').length,
    mountedBlobs: blobsThat('mounted').length,
  };
}
