import type { EncodedLayer } from './encode-layer.ts';
import { memoryBlob } from './memory-blob.ts';
import { type OciDescriptor, type OciImage, type OciPlatform, ociMediaTypes } from './oci-image.ts';

/** A layer of modules and what is to be told of it. */
export interface ImageLayer extends EncodedLayer {
  readonly title: string;
  readonly createdSeconds: number;
}

/** What an image is put upon, as far as it is carried over. */
export interface BaseImage extends OciImage {
  /** As the base's config says it. */
  readonly configuration: ImageConfiguration;
}

/** The config of an image (OCI image-spec, config.md), as far as pupfile reads and changes it. */
export interface ImageConfiguration {
  readonly created?: string;
  readonly architecture: string;
  readonly os: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
  readonly history?: readonly Readonly<Record<string, unknown>>[];
}

export interface BuildImageOptions {
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
  readonly platform: OciPlatform;
  readonly base?: BaseImage | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  readonly createdSeconds: number;
}

/** Makes an image of layers, upon a base or upon nothing; the same bytes for the same input. */
export function buildImage(options: BuildImageOptions): OciImage {
  const { layers, base, annotations } = options;
  const config = memoryBlob(toJson(configurationOf(options)), { mediaType: ociMediaTypes.config });
  const blobs = [...(base?.layers ?? []).map(toOci), ...layers.map(({ blob }) => blob)];
  const manifest = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.manifest,
    config: config.descriptor,
    layers: blobs.map(({ descriptor }) => descriptor),
    annotations: sortKeys(annotations),
  };
  return {
    manifest: memoryBlob(toJson(manifest), { mediaType: ociMediaTypes.manifest }),
    config,
    layers: blobs,
  };
}

function configurationOf({
  layers,
  platform,
  base,
  annotations,
  createdSeconds,
}: BuildImageOptions): ImageConfiguration {
  const own = base?.configuration;
  const { Labels: labels = {}, ...config } = (own?.config ?? {}) as {
    readonly Labels?: Readonly<Record<string, string>> | null;
  };
  return {
    ...own,
    created: formatTime(createdSeconds),
    architecture: own?.architecture ?? platform.architecture,
    os: own?.os ?? platform.os,
    ...(own === undefined && platform.variant !== undefined && { variant: platform.variant }),
    config: { ...config, Labels: sortKeys({ ...labels, ...annotations }) },
    rootfs: {
      type: 'layers',
      diff_ids: [...(own?.rootfs.diff_ids ?? []), ...layers.map(({ diffId }) => diffId)],
    },
    history: [
      ...(own?.history ?? []),
      ...layers.map((layer) => ({
        created: formatTime(layer.createdSeconds),
        created_by: 'pupfile layer',
        comment: layer.title,
      })),
    ],
  };
}

const ociTypes: Readonly<Record<string, string>> = {
  'application/vnd.docker.image.rootfs.diff.tar': ociMediaTypes.layer,
  'application/vnd.docker.image.rootfs.diff.tar.gzip': ociMediaTypes.gzipLayer,
};

/** The bytes are the same, only Docker has another word for what they are. */
function toOci<Blob extends { readonly descriptor: OciDescriptor }>(blob: Blob): Blob {
  const { mediaType, ...rest } = blob.descriptor;
  return { ...blob, descriptor: { mediaType: ociTypes[mediaType] ?? mediaType, ...rest } };
}

/** Seconds since 1970 as RFC 3339 writes them, in UTC. */
export function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function sortKeys(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function toJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
