import type { Referrer } from '../image/build-referrer.ts';
import { writeWholeFile } from '../image/write-file.ts';
import { writeImageLayout } from '../image/write-layout.ts';
import { writeTar } from '../image/write-tar.ts';
import type { ProjectImages } from './build-images.ts';
import type { ProjectLayer } from './make-layers.ts';

/**
 * Writes the one layer that there is as a tar, gzipped where the name says so. Throws FILE_SYSTEM.
 *
 * @returns the digest of the file
 */
export async function writeLayerFile(
  path: string,
  [layer]: readonly ProjectLayer[],
): Promise<string> {
  if (layer === undefined) throw new TypeError('there is no layer');
  const isGzip = /\.t?gz$/.test(path);
  const pieces = isGzip ? layer.blob.read() : writeTar(layer.entries, layer.mtimeSeconds);
  await writeWholeFile(path, pieces);
  return isGzip ? layer.blob.descriptor.digest : layer.diffId;
}

/** `DIR` or `DIR:TAG`, as skopeo and buildah read it. */
export function parseImageLayout(text: string): {
  readonly directory: string;
  readonly tag: string;
} {
  const [, directory = text, tag = 'latest'] = /^(.+):(\w[\w.-]{0,127})$/.exec(text) ?? [];
  return { directory, tag };
}

export interface LayoutContent {
  readonly images: ProjectImages;
  /** What is kept beside the images. */
  readonly referrers: readonly Referrer[];
  readonly tag: string;
}

/**
 * Writes images as an OCI image layout under one tag. Throws OUTPUT_EXISTS, FILE_SYSTEM, and what
 * reading a base throws.
 *
 * @returns the digest of what the tag leads to
 */
export async function writeLayerLayout(
  directory: string,
  { images, referrers, tag }: LayoutContent,
): Promise<string> {
  const { top } = images;
  const annotations = { 'org.opencontainers.image.ref.name': tag };
  await writeImageLayout(directory, {
    blobs: [...images.blobs, ...referrers.flatMap(({ manifest, blobs }) => [...blobs, manifest])],
    manifests: [{ ...top, annotations }, ...referrers.map(({ manifest }) => manifest.descriptor)],
  });
  return top.digest;
}
