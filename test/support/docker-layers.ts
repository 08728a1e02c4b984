import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';

/** One layer of an image. */
export interface ImageLayer {
  /** `sha256:…` of its tar. */
  readonly digest: string;
  readonly entries: readonly LayerEntry[];
}

/** A file, directory or link that a layer adds, or a `.wh.` name of what it takes away. */
export interface LayerEntry {
  /** From the root, without a slash at either end. */
  readonly path: string;
  readonly isDirectory: boolean;
}

/** Reads the layers of the one image in an OCI image layout, the lowest first, without so many. */
export function readLayers(layout: string, skippedLayers: number): readonly ImageLayer[] {
  const blob = (digest: string) => join(layout, 'blobs', digest.replace(':', '/'));
  const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const [{ digest }] = readJson(join(layout, 'index.json')).manifests;
  const manifest = readJson(blob(digest));
  const layers: readonly { readonly digest: string }[] = manifest.layers;
  const tars: readonly string[] = readJson(blob(manifest.config.digest)).rootfs.diff_ids;
  return layers
    .map((layer, index) => ({ file: blob(layer.digest), digest: tars[index] ?? '' }))
    .slice(skippedLayers)
    .map(({ file, digest }) => ({ digest, entries: readEntries(file) }));
}

function readEntries(file: string): readonly LayerEntry[] {
  const entries: LayerEntry[] = [];
  list({
    file,
    sync: true,
    onReadEntry: ({ path, type }) => {
      const isDirectory = type === 'Directory';
      entries.push({ path: path.replace(/^\.?\/|\/$/g, ''), isDirectory });
    },
  });
  return entries;
}
