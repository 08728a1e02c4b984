import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { OciBlob } from './oci-image.ts';

/**
 * The tar of a layer, whatever compresses it. Throws IMAGE_INVALID where it is compressed by what this
 * Node.js cannot undo, or damaged, and what reading the blob throws.
 *
 * @param name of the image, for messages
 */
export async function* layerTar(blob: OciBlob, name: string): AsyncGenerator<Uint8Array> {
  const { mediaType, digest } = blob.descriptor;
  const inflate = inflaterFor(mediaType);
  if (inflate === 'nothing') {
    yield* blob.read();
    return;
  }
  if (inflate === undefined) {
    throw new PupfileError('IMAGE_INVALID', `${name} has a layer that cannot be read: ${digest}`, {
      notes: [`it is ${mediaType}, which Node.js ${process.versions.node} cannot inflate`],
    });
  }
  yield* inflated(blob, inflate(), name);
}

async function* inflated(
  blob: OciBlob,
  inflater: zlib.Gunzip,
  name: string,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(blob.read(), { objectMode: true });
  source.on('error', (error) => inflater.destroy(error));
  try {
    for await (const piece of source.pipe(inflater)) yield piece;
  } catch (error) {
    if (error instanceof PupfileError || !isInflateError(error)) throw error;
    const message = `${name} has a damaged layer: ${blob.descriptor.digest}`;
    throw new PupfileError('IMAGE_INVALID', message, { cause: error });
  } finally {
    source.destroy();
  }
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_ZSTD)/.test(String(error.code));
}

function inflaterFor(mediaType: string): (() => zlib.Gunzip) | 'nothing' | undefined {
  if (/\.tar$/.test(mediaType)) return 'nothing';
  if (/[+.]gzip$/.test(mediaType)) return () => zlib.createGunzip();
  // Node.js has it since 22.15.
  const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => zlib.Gunzip };
  return /\+zstd$/.test(mediaType) ? createZstdDecompress : undefined;
}
