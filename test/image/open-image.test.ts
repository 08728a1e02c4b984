import assert from 'node:assert/strict';
import type { ImageSource } from '../../src/image/image-source.ts';
import type { OciBlob, OciImage } from '../../src/image/oci-image.ts';
import { openImage } from '../../src/image/open-image.ts';
import { rejection } from '../support/rejection.ts';
import { bytesOf, jsonBlob, testImage, testIndex } from '../support/test-image.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const armV7 = { os: 'linux', architecture: 'arm', variant: 'v7' };
const image = testImage({ layers: ['one', 'two'] });

describe('opening an image', () => {
  it('gives what it consists of, its config read and its layers in their order', async () => {
    const opened = await openImage(sourceOf(image.manifest, [image]));
    assert.deepEqual(await Promise.all(opened.layers.map(textOf)), ['one', 'two']);
    assert.deepEqual(opened.manifest.descriptor, image.manifest.descriptor);
    assert.deepEqual(await bytesOf(opened.config), await bytesOf(image.config));
    assert.equal(opened.configuration.rootfs.diff_ids.length, 2);
    assert.deepEqual(opened.platform, amd64);
    assert.equal(opened.index, undefined);
  });

  it('takes that for the platform from an index', async () => {
    const images = [testImage(), testImage({ platform: arm64 }), testImage({ platform: armV7 })];
    const index = testIndex(images.map((one, at) => [one, [amd64, arm64, armV7][at]]));
    for (const [at, platform] of [amd64, arm64, armV7].entries()) {
      const opened = await openImage(sourceOf(index, images), { platform });
      assert.deepEqual(opened.manifest.descriptor.digest, images[at]?.manifest.descriptor.digest);
      assert.deepEqual(opened.index, index.descriptor);
    }
    const usual = await openImage(sourceOf(index, images));
    assert.deepEqual(usual.platform, amd64);
  });

  it('goes through an index of indexes', async () => {
    const inner = testIndex([[image, amd64]]);
    const outer = testIndex([[{ ...image, manifest: inner }, amd64]]);
    const opened = await openImage(sourceOf(outer, [image], [inner]));
    assert.deepEqual(opened.index, inner.descriptor);
  });

  it('does not follow indexes for ever', async () => {
    const index: OciBlob = testIndex([[image, amd64]]);
    const source = { ...sourceOf(index, []), readManifest: () => documentOf(index) };
    await rejection(openImage(source), 'IMAGE_INVALID');
  });

  it('lists the platforms that there are, where the one that is wanted is none of them', async () => {
    const attestation = { os: 'unknown', architecture: 'unknown' };
    const index = testIndex([
      [image, amd64],
      [image, armV7],
      [image, attestation],
    ]);
    const opening = openImage(sourceOf(index, [image]), {
      platform: { ...amd64, architecture: 's390x' },
    });
    const error = await rejection(opening, 'IMAGE_NOT_FOUND');
    assert.equal(error.message, 'There is no image for linux/s390x in registry.example/app:1');
    assert.deepEqual(error.notes, ['it is for linux/amd64, linux/arm/v7']);
  });

  it('holds an image that stands for itself against the platform, where one is wanted', async () => {
    const opening = openImage(sourceOf(image.manifest, [image]), { platform: arm64 });
    const error = await rejection(opening, 'IMAGE_NOT_FOUND');
    assert.deepEqual(error.notes, ['it is for linux/amd64']);
  });

  it('takes one for another platform than the usual, where none is wanted', async () => {
    const other = testImage({ platform: arm64 });
    assert.deepEqual((await openImage(sourceOf(other.manifest, [other]))).platform, arm64);
  });

  it('refuses other artifacts, and tells what they are', async () => {
    const config = jsonBlob({}, 'application/vnd.cncf.helm.config.v1+json');
    const chart = testImage({ changed: { config: config.descriptor } });
    const error = await rejection(
      openImage(sourceOf(chart.manifest, [chart], [config])),
      'IMAGE_INVALID',
    );
    assert.deepEqual(error.notes, [
      'it is an artifact of the type application/vnd.cncf.helm.config.v1+json',
    ]);
  });

  for (const document of [
    {},
    { ...amd64 },
    { ...amd64, rootfs: { type: 'layers', diff_ids: [1] } },
  ]) {
    it(`refuses the config ${JSON.stringify(document)}`, async () => {
      const config = jsonBlob(document, image.config.descriptor.mediaType);
      const damaged = testImage({ changed: { config: config.descriptor } });
      const opening = openImage(sourceOf(damaged.manifest, [damaged], [config]));
      await rejection(opening, 'IMAGE_INVALID');
    });
  }

  it('reads no config that is larger than any', async () => {
    const large = { ...image.config.descriptor, size: 5 * 1024 * 1024 };
    const damaged = testImage({ changed: { config: large } });
    await rejection(openImage(sourceOf(damaged.manifest, [image])), 'IMAGE_INVALID');
  });
});

function sourceOf(
  root: OciBlob,
  images: readonly OciImage[],
  more: readonly OciBlob[] = [],
): ImageSource {
  const all = [...images.flatMap((one) => [one.manifest, one.config, ...one.layers]), ...more];
  const find = (digest: string) => {
    const found = all.find(({ descriptor }) => descriptor.digest === digest);
    assert.ok(found, digest);
    return found;
  };
  return {
    name: 'registry.example/app:1',
    readRoot: () => documentOf(root),
    readManifest: ({ digest }) => documentOf(find(digest)),
    blob: (descriptor) => ({ descriptor, read: () => find(descriptor.digest).read() }),
  };
}

async function documentOf(blob: OciBlob) {
  return { descriptor: blob.descriptor, bytes: await bytesOf(blob) };
}

async function textOf(blob: OciBlob): Promise<string> {
  return (await bytesOf(blob)).toString();
}
