import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { ImageConfiguration } from './build-image.ts';
import { choosePlatform, fitsPlatform, noSuchPlatform } from './choose-platform.ts';
import { type ImageManifest, parseJson, parseManifest } from './image-manifest.ts';
import type { ImageDocument, ImageSource } from './image-source.ts';
import { memoryBlob } from './memory-blob.ts';
import type { OciBlob, OciDescriptor, OciImage, OciPlatform } from './oci-image.ts';
import { readDocument } from './verify-blob.ts';

/** An image that is there, as it can be read. */
export interface OpenedImage extends OciImage {
  readonly parsedManifest: ImageManifest;
  readonly configuration: ImageConfiguration;
  readonly platform: OciPlatform;
  /** The index that it was chosen from; the innermost of several. */
  readonly index: OciDescriptor | undefined;
  readonly source: ImageSource;
}

/**
 * Opens an image. Of an index the image for the platform is taken; one that stands for itself must be for
 * it as well, where it is given. Layers are read by who wants them.
 *
 * @throws PupfileError IMAGE_NOT_FOUND, IMAGE_INVALID, DIGEST_MISMATCH, and what the source throws
 */
export async function openImage(
  source: ImageSource,
  { platform }: { readonly platform?: OciPlatform } = {},
): Promise<OpenedImage> {
  const { document, manifest, index } = await findImage(source, platform ?? usualPlatform);
  const config = await readConfig(source, manifest);
  const configuration = parseConfiguration(config.bytes, source.name);
  const ownPlatform = platformOf(configuration);
  if (platform !== undefined && index === undefined && !fitsPlatform(ownPlatform, platform)) {
    throw noSuchPlatform([ownPlatform], platform, source.name);
  }
  return {
    manifest: memoryBlob(document.bytes, named(document, manifest)),
    config: memoryBlob(config.bytes, manifest.config),
    layers: manifest.layers.map((layer): OciBlob => source.blob(layer)),
    parsedManifest: manifest,
    configuration,
    platform: ownPlatform,
    index,
    source,
  };
}

/** Not every server says what it has. */
function named({ descriptor }: ImageDocument, { mediaType }: { readonly mediaType: string }) {
  return { ...descriptor, mediaType };
}

const usualPlatform: OciPlatform = { os: 'linux', architecture: 'amd64' };
const deepestIndex = 3;

interface FoundImage {
  readonly document: ImageDocument;
  readonly manifest: ImageManifest;
  readonly index: OciDescriptor | undefined;
}

async function findImage(source: ImageSource, platform: OciPlatform): Promise<FoundImage> {
  let document = await source.readRoot();
  let index: OciDescriptor | undefined;
  for (let depth = 0; depth <= deepestIndex; depth += 1) {
    const parsed = parseManifest(document, source.name);
    if (parsed.kind === 'manifest') return { document, manifest: parsed, index };
    index = named(document, parsed);
    document = await source.readManifest(choosePlatform(parsed.manifests, platform, source.name));
  }
  throw new PupfileError('IMAGE_INVALID', `${source.name} cannot be read: it is lists of lists`);
}

const configTypes: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

async function readConfig(source: ImageSource, { config, artifactType }: ImageManifest) {
  if (configTypes.has(config.mediaType)) {
    return { bytes: await readDocument(source.blob(config), source.name) };
  }
  const what = sanitizeText(artifactType ?? config.mediaType);
  throw new PupfileError('IMAGE_INVALID', `${source.name} is no container image`, {
    notes: [`it is an artifact of the type ${what}`],
  });
}

function parseConfiguration(bytes: Buffer, name: string): ImageConfiguration {
  const document = parseJson(bytes, `${name}: its config`);
  const { os, architecture, rootfs } = document;
  const { type, diff_ids: diffIds } = (rootfs ?? {}) as Record<string, unknown>;
  const isWhole =
    typeof os === 'string' &&
    typeof architecture === 'string' &&
    type === 'layers' &&
    Array.isArray(diffIds) &&
    diffIds.every((one) => typeof one === 'string');
  if (isWhole) return document as unknown as ImageConfiguration;
  throw new PupfileError('IMAGE_INVALID', `${name}: its config is not that of an image`, {
    notes: ['it lacks os, architecture or rootfs.diff_ids'],
  });
}

function platformOf(configuration: ImageConfiguration): OciPlatform {
  const { os, architecture } = configuration;
  const { variant } = configuration as { readonly variant?: unknown };
  return { os, architecture, ...(typeof variant === 'string' && variant !== '' && { variant }) };
}
