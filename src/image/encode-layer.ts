import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { memoryBlob } from './memory-blob.ts';
import { type OciBlob, ociMediaTypes } from './oci-image.ts';
import type { TarEntry } from './tar-header.ts';
import { writeTar } from './write-tar.ts';

/** A layer as it goes into an image. */
export interface EncodedLayer {
  /** `sha256:` and the digest of the tar, which is the same whatever compresses it. */
  readonly diffId: string;
  /** Of the tar. */
  readonly tarBytes: number;
  /** The compressed tar. */
  readonly blob: OciBlob;
}

/** Writes the tar of a layer and compresses it, in memory. */
export async function encodeLayer(
  entries: readonly TarEntry[],
  mtimeSeconds: number,
): Promise<EncodedLayer> {
  const hash = createHash('sha256');
  let tarBytes = 0;
  const counted = function* () {
    for (const piece of writeTar(entries, mtimeSeconds)) {
      hash.update(piece);
      tarBytes += piece.length;
      yield piece;
    }
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of gzip(counted())) pieces.push(piece);
  return {
    diffId: `sha256:${hash.digest('hex')}`,
    tarBytes,
    blob: memoryBlob(Buffer.concat(pieces), { mediaType: ociMediaTypes.gzipLayer }),
  };
}

/**
 * Compresses so that as little as possible depends on the machine: no name, no time, no operating
 * system (RFC 1952's 255), and the memory level with which all of Node's zlib builds agree.
 */
export async function* gzip(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const compressed = Readable.from(pieces, { objectMode: true }).pipe(
    createGzip({ level: 9, memLevel: 9 }),
  );
  let position = 0;
  for await (const piece of compressed as AsyncIterable<Buffer>) {
    const system = 9 - position;
    if (system >= 0 && system < piece.length) piece[system] = 255;
    position += piece.length;
    yield piece;
  }
}
