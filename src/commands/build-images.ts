import { buildImage } from '../image/build-image.ts';
import { imageIndex, type PlatformImage, platformDescriptor } from '../image/image-index.ts';
import type { OciBlob, OciDescriptor, OciPlatform } from '../image/oci-image.ts';
import type { OpenedImage } from '../image/open-image.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { imageAnnotations } from './image-annotations.ts';
import type { ProjectLayer } from './make-layers.ts';
import type { Registries } from './registries.ts';

/** The images of a project, one for each platform. */
export interface ProjectImages {
  readonly images: readonly PlatformImage[];
  /** Lists them, where there are several. */
  readonly index: OciBlob | undefined;
  /** What a name for all of them leads to. */
  readonly top: OciDescriptor;
  /** Everything that they consist of. */
  readonly blobs: readonly OciBlob[];
  /** Repositories by the digests of what comes from them: the layers of a base in a registry. */
  readonly origins: ReadonlyMap<string, { readonly registry: string; readonly name: string }>;
}

export interface BuildImagesOptions {
  /** What is in the layers. */
  readonly described: Sbom;
  readonly layers: readonly ProjectLayer[];
  /** That of the base, or `linux/amd64`, where none are given. */
  readonly platforms: readonly OciPlatform[] | undefined;
  readonly registries: Registries;
  readonly base?: string | undefined;
  /** `KEY=VALUE`. */
  readonly annotations?: readonly string[];
}

/**
 * Makes the images of layers, upon a base where there is one. Nothing is written, and of a base's layers
 * nothing is read yet. Throws USAGE, and what opening the base throws.
 */
export async function buildImages(options: BuildImagesOptions): Promise<ProjectImages> {
  const { platforms = [undefined], described, annotations: given = [] } = options;
  const annotations = imageAnnotations(described, given);
  const built = await Promise.all(
    platforms.map((platform) => buildFor(platform, { ...options, annotations })),
  );
  const images = built.map(({ image }) => image);
  const [first] = images;
  if (first === undefined) throw new TypeError('an image is for one platform at least');
  const index = images.length > 1 ? imageIndex(images, annotations) : undefined;
  const parts = images.flatMap(({ image }) => [...image.layers, image.config, image.manifest]);
  return {
    images,
    index,
    top: index?.descriptor ?? platformDescriptor(first),
    blobs: index === undefined ? parts : [...parts, index],
    origins: new Map(built.flatMap(({ base }) => originsOf(base))),
  };
}

interface BuildOneOptions extends Omit<BuildImagesOptions, 'annotations'> {
  /** By their whole keys. */
  readonly annotations: Readonly<Record<string, string>>;
}

async function buildFor(
  wanted: OciPlatform | undefined,
  options: BuildOneOptions,
): Promise<{ readonly image: PlatformImage; readonly base: OpenedImage | undefined }> {
  const { registries, base: name } = options;
  const base = name === undefined ? undefined : await registries.openImage(name, wanted);
  const platform = wanted ?? base?.platform ?? { os: 'linux', architecture: 'amd64' };
  const layers = options.layers.map((one) => ({ ...one, createdSeconds: one.mtimeSeconds }));
  const annotations = { ...baseAnnotations(base), ...options.annotations };
  const createdSeconds = newestOf(options.layers);
  const image = buildImage({ layers, platform, base, annotations, createdSeconds });
  return { image: { platform, image }, base };
}

function baseAnnotations(base: OpenedImage | undefined): Readonly<Record<string, string>> {
  if (base === undefined) return {};
  const { source, manifest } = base;
  return {
    ...(source.repository !== undefined && { 'org.opencontainers.image.base.name': source.name }),
    'org.opencontainers.image.base.digest': manifest.descriptor.digest,
  };
}

function originsOf(base: OpenedImage | undefined) {
  const repository = base?.source.repository;
  if (base === undefined || repository === undefined) return [];
  return base.layers.map(({ descriptor }) => [descriptor.digest, repository] as const);
}

function newestOf(layers: readonly ProjectLayer[]): number {
  return Math.max(0, ...layers.map(({ mtimeSeconds }) => mtimeSeconds));
}
