import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One layer of an image. */
export interface ImageLayer {
  /** `sha256:…` of its tar. */
  readonly digest: string;
  /** Sorted by their paths. */
  readonly entries: readonly LayerEntry[];
}

/** What a layer adds, changes or takes away. */
export interface LayerEntry {
  /** From the root, without a slash at either end. */
  readonly path: string;
  /** overlayfs marks what is taken away by a device. */
  readonly kind: 'file' | 'directory' | 'link' | 'removed';
}

/** What `podman image inspect` says of an image in a store with overlayfs, as far as it is read. */
export interface InspectedImage {
  /** The lowest first. */
  readonly RootFS: { readonly Layers: readonly string[] };
  /** The directories of the layers: of the uppermost, and of those below it downwards. */
  readonly GraphDriver: {
    readonly Data: { readonly UpperDir: string; readonly LowerDir?: string };
  };
}

/** Reads the layers of an image in the store, the lowest first, without those at its bottom. */
export function readLayers(image: InspectedImage, skippedLayers: number): readonly ImageLayer[] {
  const { UpperDir, LowerDir } = image.GraphDriver.Data;
  const directories = [UpperDir, ...(LowerDir?.split(':') ?? [])].reverse();
  return image.RootFS.Layers.map((digest, index) => ({ digest, directory: directories[index] }))
    .slice(skippedLayers)
    .map(({ digest, directory = '' }) => ({ digest, entries: readEntries(directory) }));
}

function readEntries(directory: string): readonly LayerEntry[] {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return paths.map((path) => ({ path, kind: kindOf(join(directory, path)) }));
}

function kindOf(path: string): LayerEntry['kind'] {
  const stats = lstatSync(path);
  if (stats.isDirectory()) return 'directory';
  if (stats.isSymbolicLink()) return 'link';
  return stats.isFile() ? 'file' : 'removed';
}
