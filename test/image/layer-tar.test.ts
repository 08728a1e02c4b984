import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { layerTar } from '../../src/image/layer-tar.ts';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { rejection } from '../support/rejection.ts';

const tar = Buffer.alloc(100_000, 'tar');

async function read(mediaType: string, bytes: Buffer): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of layerTar(memoryBlob(bytes, { mediaType }), 'app:1')) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('layerTar', () => {
  const types: readonly (readonly [string, Buffer])[] = [
    ['application/vnd.oci.image.layer.v1.tar', tar],
    ['application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(tar)],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip', gzipSync(tar)],
  ];
  for (const [type, bytes] of types) {
    it(`inflates ${type}`, async () => assert.deepEqual(await read(type, bytes), tar));
  }

  it('says what it cannot inflate', async () => {
    const error = await rejection(read('application/vnd.x.tar+lzma', tar), 'IMAGE_INVALID');
    assert.match(error.notes.join(), /tar\+lzma/);
  });

  for (const [title, bytes] of [
    ['damaged', Buffer.from('no gzip')],
    ['cut', gzipSync(tar).subarray(0, 100)],
  ] as const) {
    it(`refuses a layer that is ${title}`, async () => {
      const type = 'application/vnd.oci.image.layer.v1.tar+gzip';
      await rejection(read(type, bytes), 'IMAGE_INVALID');
    });
  }
});
