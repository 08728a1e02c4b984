import { PupfileError } from '../errors/pupfile-error.ts';
import { type ImageIndex, type ImageManifest, parseManifest } from './image-manifest.ts';
import { memoryBlob } from './memory-blob.ts';
import { type OciBlob, type OciDescriptor, ociMediaTypes } from './oci-image.ts';
import type { Registry } from './registry.ts';
import { findManifest, type ManifestPlace, writeManifest } from './registry-manifest.ts';
import { uploadBlob } from './registry-upload.ts';
import { readDocument } from './verify-blob.ts';

export interface ReferrerOptions {
  readonly registry: Registry;
  readonly repository: string;
  /** The manifest that says `subject`. */
  readonly manifest: OciBlob;
  /** What it names: its config and its layers. */
  readonly blobs: readonly OciBlob[];
  /** The image that it is about, in the same repository. */
  readonly subject: OciDescriptor;
  readonly signal?: AbortSignal | undefined;
}

/** Where a referrer can be found. */
export interface PushedReferrer {
  readonly digest: string;
  /** The registry lists it itself; otherwise the tag `sha256-<hex>` does. */
  readonly isListedByRegistry: boolean;
}

/**
 * Pushes something about an image, such as an SBOM (distribution-spec 1.1, Pushing manifests with subject).
 * Registries that do not list it get the list under a tag (Referrers tag schema), where of two that
 * are written at the same moment the registry keeps one.
 *
 * @throws PupfileError IMAGE_INVALID where something else is under that tag, REGISTRY_REFUSED,
 * REGISTRY_UNREACHABLE, and what reading the blobs throws
 */
export async function pushReferrer(options: ReferrerOptions): Promise<PushedReferrer> {
  const { registry, repository, manifest, blobs, subject, signal } = options;
  const place = { repository, signal };
  for (const blob of blobs) await uploadBlob(registry, { ...place, blob });
  const { digest } = manifest.descriptor;
  const taken = await writeManifest(registry, { ...place, reference: digest }, manifest);
  const isListedByRegistry = taken.subject !== undefined;
  if (!isListedByRegistry) {
    const reference = subject.digest.replace(':', '-');
    await addToList(registry, { ...place, reference }, await describe(manifest, repository));
  }
  return { digest, isListedByRegistry };
}

/** As the registry itself would list it. */
async function describe(manifest: OciBlob, name: string): Promise<OciDescriptor> {
  const bytes = await readDocument(manifest, name);
  const { descriptor } = manifest;
  const parsed = parseManifest({ descriptor, bytes }, name) as ImageManifest;
  const { annotations } = parsed;
  return {
    mediaType: descriptor.mediaType,
    digest: descriptor.digest,
    size: descriptor.size,
    artifactType: parsed.artifactType ?? parsed.config.mediaType,
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

async function addToList(
  registry: Registry,
  place: ManifestPlace,
  referrer: OciDescriptor,
): Promise<void> {
  const { manifests, annotations } = await readList(registry, place);
  if (manifests.some(({ digest }) => digest === referrer.digest)) return;
  const index = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.index,
    manifests: [...manifests, referrer],
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  const bytes = Buffer.from(JSON.stringify(index));
  await writeManifest(registry, place, memoryBlob(bytes, { mediaType: ociMediaTypes.index }));
}

async function readList(
  registry: Registry,
  place: ManifestPlace,
): Promise<Pick<ImageIndex, 'manifests' | 'annotations'>> {
  const document = await findManifest(registry, place);
  if (document === null) return { manifests: [], annotations: {} };
  const name = `${registry.session.registry}/${place.repository}:${place.reference}`;
  const list = parseManifest(document, name);
  if (list.kind === 'index') return list;
  throw new PupfileError('IMAGE_INVALID', `${name} is no list of what is about an image`, {
    hint: 'only such a list may be under that tag',
  });
}
