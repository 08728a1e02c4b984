import { memoryBlob } from '../../src/image/memory-blob.ts';
import {
  type OciBlob,
  type OciImage,
  type OciPlatform,
  ociMediaTypes,
} from '../../src/image/oci-image.ts';

export interface TestImageOptions {
  /** What is in the layers; it need be no tar. */
  readonly layers?: readonly (string | Buffer)[];
  readonly platform?: OciPlatform;
  readonly changed?: Readonly<Record<string, unknown>>;
}

/** An image that consists of what it has to. */
export function testImage(options: TestImageOptions = {}): OciImage {
  const { layers = ['layer'], platform = { os: 'linux', architecture: 'amd64' } } = options;
  const blobs = layers.map((layer) =>
    memoryBlob(Buffer.from(layer), { mediaType: ociMediaTypes.layer }),
  );
  const diffIds = blobs.map(({ descriptor }) => descriptor.digest);
  const config = jsonBlob(
    { ...platform, config: {}, rootfs: { type: 'layers', diff_ids: diffIds } },
    ociMediaTypes.config,
  );
  const manifest = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.manifest,
    config: config.descriptor,
    layers: blobs.map(({ descriptor }) => descriptor),
    ...options.changed,
  };
  return { manifest: jsonBlob(manifest, ociMediaTypes.manifest), config, layers: blobs };
}

/** An index of images, with the platform of each. */
export function testIndex(
  images: readonly (readonly [OciImage, OciPlatform | undefined])[],
): OciBlob {
  const manifests = images.map(([{ manifest }, platform]) => ({
    ...manifest.descriptor,
    platform,
  }));
  return jsonBlob(
    { schemaVersion: 2, mediaType: ociMediaTypes.index, manifests },
    ociMediaTypes.index,
  );
}

/** A document as content. */
export function jsonBlob(document: unknown, mediaType: string): OciBlob {
  return memoryBlob(Buffer.from(JSON.stringify(document)), { mediaType });
}

/** All of the bytes. */
export async function bytesOf(blob: OciBlob): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
