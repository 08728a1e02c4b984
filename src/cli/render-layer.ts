import type { LayerOutput, LayerResult } from '../commands/layer.ts';
import type { PushedImage } from '../commands/push-project.ts';
import { formatBytes } from '../model/format-bytes.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

/** What `pupfile layer` says when it is done. */
export function layerResult(result: LayerResult): CommandResult {
  const { layers, outputs, pushed, recordedIn } = result;
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
        ...(pushed === undefined ? [] : [describePush(pushed, paint)]),
        ...(recordedIn === undefined ? [] : [`Recorded in ${recordedIn}`]),
        summary(result),
      ].join('\n'),
    json: toJson(result),
  };
}

/** `Pushed registry.example/modules:1, sha256:…, 3 sent (1.2 KiB), 4 there, 2 mounted` */
function describePush(pushed: PushedImage, paint: Paint): string {
  const { reference, digest, sentBlobs, sentBytes, thereBlobs, mountedBlobs } = pushed;
  const parts = [
    `${paint('green', 'Pushed')} ${reference}`,
    digest,
    `${sentBlobs} sent (${formatBytes(sentBytes)})`,
    `${thereBlobs} there`,
    ...(mountedBlobs > 0 ? [`${mountedBlobs} mounted`] : []),
  ];
  return parts.join(', ');
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

function toJson({ layers, outputs, pushed, recordedIn, ...rest }: LayerResult): unknown {
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
    pushed: pushed ?? null,
    recordedIn: recordedIn ?? null,
  };
}
