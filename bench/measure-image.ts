import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DockerImages } from '../test/support/docker-images.ts';

/** How large an image is. */
export interface ImageSize {
  /** Of its layers, gzipped, as registries keep and send them. */
  readonly compressedBytes: number;
  /** Of its layers as tars. */
  readonly unpackedBytes: number;
}

/** Adds up the layers of an image. */
export async function measureImage(images: DockerImages, name: string): Promise<ImageSize> {
  return {
    compressedBytes: await sumLayers(images, { name, compression: '--dest-compress' }),
    unpackedBytes: await sumLayers(images, { name, compression: '--dest-decompress' }),
  };
}

async function sumLayers(
  images: DockerImages,
  { name, compression }: { readonly name: string; readonly compression: string },
): Promise<number> {
  const directory = join(images.folder, 'copy');
  const source = `containers-storage:${name}`;
  const { exitCode, stderr } = await images.run('skopeo', [
    'copy',
    '--quiet',
    compression,
    source,
    `dir:${directory}`,
  ]);
  if (exitCode !== 0) throw new Error(stderr);
  const manifest: { readonly layers: readonly { readonly size: number }[] } = JSON.parse(
    readFileSync(join(directory, 'manifest.json'), 'utf8'),
  );
  rmSync(directory, { recursive: true });
  return manifest.layers.reduce((sum, { size }) => sum + size, 0);
}

/** What one image has more than another. */
export function subtractSizes(image: ImageSize, base: ImageSize): ImageSize {
  return {
    compressedBytes: image.compressedBytes - base.compressedBytes,
    unpackedBytes: image.unpackedBytes - base.unpackedBytes,
  };
}

/** Compressed and unpacked, in megabytes with one decimal. */
export function formatSizes({ compressedBytes, unpackedBytes }: ImageSize): readonly string[] {
  return [compressedBytes, unpackedBytes].map((bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`);
}
