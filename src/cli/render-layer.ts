import type { LayerOutput, LayerResult } from '../commands/layer.ts';
import type { CommandResult } from './command.ts';
import { formatBytes, formatCount } from './format.ts';

/** What `pupfile layer` says when it is done. */
export function layerResult(result: LayerResult): CommandResult {
  const { layers, outputs, recordedIn } = result;
  return {
    text: ({ paint }) =>
      [
        ...layers.map(({ title, tarBytes, diffId }) =>
          [
            layers.length === 1 ? 'layer' : `layer of ${title}`,
            formatBytes(tarBytes),
            paint('dim', `diff_id ${diffId}`),
          ].join(', '),
        ),
        ...outputs.map(({ place, digest }) => `${paint('green', 'Wrote')} ${place}, ${digest}`),
        ...(recordedIn === undefined ? [] : [`Recorded in ${recordedIn}`]),
        summary(result),
      ].join('\n'),
    json: toJson(result),
  };
}

function summary({ modules, files, bytes, prefix }: LayerResult): string {
  const parts = [
    formatCount(modules, 'module'),
    formatCount(files, 'file'),
    formatBytes(bytes),
    `below ${prefix === '' ? '/' : prefix}`,
  ];
  return parts.join(', ');
}

function toJson({ layers, outputs, recordedIn, ...rest }: LayerResult): unknown {
  return {
    version: 1,
    ...rest,
    layers: layers.map(({ title, modules, mtimeSeconds, diffId, tarBytes, blob }) => ({
      title,
      modules: modules.map(({ name, version }) => ({ name, version })),
      createdSeconds: mtimeSeconds,
      diffId,
      sizeBytes: tarBytes,
      digest: blob.descriptor.digest,
      compressedBytes: blob.descriptor.size,
    })),
    outputs: outputs.map(({ kind, place, digest }: LayerOutput) => ({ kind, place, digest })),
    recordedIn: recordedIn ?? null,
  };
}
