import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { encodeLayer } from '../../src/image/encode-layer.ts';
import { writeTar } from '../../src/image/write-tar.ts';

const entries = [
  { path: 'a', mode: 0o755 },
  { path: 'a/large', mode: 0o644, content: createHash('sha512').update('x').digest() },
  { path: 'a/zeros', mode: 0o644, content: Buffer.alloc(300_000) },
];

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

describe('encodeLayer', () => {
  it('tells the digests of the tar and of what compresses it', async () => {
    const tar = Buffer.concat([...writeTar(entries, 1)]);
    const { diffId, tarBytes, blob } = await encodeLayer(entries, 1);
    const compressed = await bytesOf(blob.read());
    assert.deepEqual(gunzipSync(compressed), tar);
    assert.equal(diffId, sha256(tar));
    assert.equal(tarBytes, tar.length);
    assert.equal(blob.descriptor.digest, sha256(compressed));
    assert.equal(blob.descriptor.size, compressed.length);
  });

  it('can be read again', async () => {
    const { blob } = await encodeLayer(entries, 1);
    assert.deepEqual(await bytesOf(blob.read()), await bytesOf(blob.read()));
  });

  it('has a gzip header without name, time and operating system', async () => {
    const { blob } = await encodeLayer(entries, 1);
    const header = (await bytesOf(blob.read())).subarray(0, 10);
    assert.equal(header.toString('hex'), '1f8b08000000000002ff');
  });

  it('is the same each time', async () => {
    const [one, two] = [await encodeLayer(entries, 1), await encodeLayer(entries, 1)];
    assert.equal(one.blob.descriptor.digest, two.blob.descriptor.digest);
    assert.notEqual((await encodeLayer(entries, 2)).diffId, one.diffId);
  });
});
