import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { writeImageLayout } from '../../src/image/write-layout.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const blob = memoryBlob(Buffer.from('content'), { mediaType: 'text/plain' });
const other = memoryBlob(Buffer.from('other'), { mediaType: 'text/plain' });
const pathOf = ({ descriptor }: typeof blob) => `blobs/sha256/${descriptor.digest.slice(7)}`;

describe('writeImageLayout', () => {
  const directory = useTemporaryDirectory();
  const target = () => join(directory(), 'image');
  const files = () => {
    const entries = Object.entries(readTree(directory()));
    return Object.fromEntries(entries.filter(([, kind]) => kind !== 'directory'));
  };

  it('writes every blob once under its digest, and the index', async () => {
    await writeImageLayout(target(), { blobs: [blob, blob], manifests: [blob.descriptor] });
    assert.deepEqual(files(), {
      [`image/${pathOf(blob)}`]: 'content',
      'image/index.json': JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [blob.descriptor],
      }),
      'image/oci-layout': '{"imageLayoutVersion":"1.0.0"}',
    });
  });

  it('replaces a layout as a whole, and an empty directory', async () => {
    mkdirSync(target());
    await writeImageLayout(target(), { blobs: [blob], manifests: [blob.descriptor] });
    await writeImageLayout(target(), { blobs: [other], manifests: [other.descriptor] });
    assert.deepEqual(Object.keys(files()), [
      `image/${pathOf(other)}`,
      'image/index.json',
      'image/oci-layout',
    ]);
  });

  const strangers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a directory of something else': { 'image/precious': '1' },
    'a layout with something else in it': {
      'image/oci-layout': '{"imageLayoutVersion":"1.0.0"}',
      'image/precious': '1',
    },
    'a directory that looks like a layout': { 'image/oci-layout': '{}', 'image/index.json': '' },
  };
  for (const [title, tree] of Object.entries(strangers)) {
    it(`leaves alone ${title}`, async () => {
      writeTree(directory(), tree);
      await rejection(writeImageLayout(target(), { blobs: [], manifests: [] }), 'OUTPUT_EXISTS');
      assert.deepEqual(files(), tree);
    });
  }

  it('leaves alone a file that has the name', async () => {
    writeTree(directory(), { image: 'precious' });
    await rejection(writeImageLayout(target(), { blobs: [], manifests: [] }), 'FILE_SYSTEM');
    assert.deepEqual(files(), { image: 'precious' });
  });

  it('leaves the old layout where a blob cannot be read to its end', async () => {
    await writeImageLayout(target(), { blobs: [blob], manifests: [blob.descriptor] });
    const before = files();
    const broken = {
      descriptor: other.descriptor,
      // biome-ignore lint/correctness/useYield: it breaks before it can
      read: async function* () {
        throw new Error('cut');
      },
    };
    const failing = { blobs: [broken], manifests: [other.descriptor] };
    await assert.rejects(writeImageLayout(target(), failing), /cut/);
    assert.deepEqual(files(), before);
  });
});
