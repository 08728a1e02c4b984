import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayoutReference } from '../../src/image/image-reference.ts';
import { parseImageReference } from '../../src/image/image-reference.ts';
import type { OciDescriptor, OciImage } from '../../src/image/oci-image.ts';
import { openImage } from '../../src/image/open-image.ts';
import { isImageLayout, layoutSource } from '../../src/image/read-layout.ts';
import { writeImageLayout } from '../../src/image/write-layout.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { bytesOf, testImage } from '../support/test-image.ts';

const arm64 = { os: 'linux', architecture: 'arm64' };
const image = testImage({ layers: ['one'] });
const other = testImage({ layers: ['one'], platform: arm64 });

describe('an OCI image layout', () => {
  const directory = useTemporaryDirectory();
  const layout = () => join(directory(), 'out');

  const write = (...manifests: readonly OciDescriptor[]) => {
    const blobsOf = (one: OciImage) => [one.manifest, one.config, ...one.layers];
    return writeImageLayout(layout(), { blobs: [image, other].flatMap(blobsOf), manifests });
  };

  const open = (tag?: string, platform?: typeof arm64) => {
    const suffix = tag === undefined ? '' : `:${tag}`;
    const reference = parseImageReference(`oci:${layout()}${suffix}`) as LayoutReference;
    return openImage(layoutSource(reference), platform && { platform });
  };

  it('has its only image, with or without a tag', async () => {
    await write(tagged(image, '1.0'));
    for (const tag of [undefined, '1.0']) {
      const { manifest, layers } = await open(tag);
      assert.equal(manifest.descriptor.digest, image.manifest.descriptor.digest);
      assert.equal(String(await bytesOf(layers[0] ?? manifest)), 'one');
    }
  });

  it('has several images by tag', async () => {
    await write(tagged(image, 'a'), tagged(other, 'b'));
    assert.deepEqual((await open('b')).platform, arm64);
    const error = await rejection(open('c'), 'IMAGE_NOT_FOUND');
    assert.equal(error.message, `There is no image \`c\` in \`${layout()}\``);
    assert.deepEqual(error.notes, ['there are: a, b']);
  });

  it('has one for several platforms', async () => {
    const amd64 = { os: 'linux', architecture: 'amd64' };
    const manifests = [
      { ...image.manifest.descriptor, platform: amd64 },
      { ...other.manifest.descriptor, platform: arm64 },
    ];
    await write(...manifests);
    assert.deepEqual((await open(undefined, arm64)).platform, arm64);
    assert.deepEqual((await open()).platform, amd64);
  });

  it('is told from other directories', async () => {
    assert.equal(isImageLayout(layout()), false);
    const error = await rejection(open(), 'IMAGE_NOT_FOUND');
    assert.equal(error.message, `\`${layout()}\` is no OCI image layout`);
    await write(tagged(image, '1'));
    assert.equal(isImageLayout(layout()), true);
  });

  it('is refused where a blob is damaged, missing or no file', async () => {
    await write(tagged(image, '1'));
    const { digest } = image.manifest.descriptor;
    const path = join(layout(), 'blobs', 'sha256', digest.replace('sha256:', ''));
    writeFileSync(path, 'another');
    await rejection(open(), 'DIGEST_MISMATCH');
    rmSync(path);
    const missing = await rejection(open(), 'IMAGE_INVALID');
    assert.equal(missing.message, `\`${path}\` is missing from the image layout`);
    mkdirSync(path);
    await rejection(open(), 'IMAGE_INVALID');
  });

  it('is refused where its files are of another kind', async () => {
    await write(tagged(image, '1'));
    writeFileSync(join(layout(), 'index.json'), Buffer.alloc(4 * 1024 * 1024 + 1, ' '));
    await rejection(open(), 'IMAGE_INVALID');
    writeFileSync(join(layout(), 'index.json'), await bytesOf(image.manifest));
    await rejection(open(), 'IMAGE_INVALID');
    writeFileSync(join(layout(), 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}');
    const error = await rejection(open(), 'IMAGE_INVALID');
    assert.match(error.message, /other than 1\.0\.0$/);
  });
});

function tagged({ manifest }: OciImage, tag: string): OciDescriptor {
  return { ...manifest.descriptor, annotations: { 'org.opencontainers.image.ref.name': tag } };
}
