import assert from 'node:assert/strict';
import { type BaseImage, buildImage, formatTime } from '../../src/image/build-image.ts';
import { encodeLayer } from '../../src/image/encode-layer.ts';
import { imageIndex } from '../../src/image/image-index.ts';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import type { OciBlob } from '../../src/image/oci-image.ts';

const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
const annotations = { b: '2', a: '1' };

async function layer() {
  const encoded = await encodeLayer([{ path: 'm', mode: 0o755 }], 60);
  return { ...encoded, title: 'modules', createdSeconds: 60 };
}

async function json(blob: OciBlob): Promise<unknown> {
  for await (const piece of blob.read()) return JSON.parse(Buffer.from(piece).toString());
  return undefined;
}

describe('buildImage', () => {
  it('says what the layers are, when they were made, and for what platform', async () => {
    const one = await layer();
    const image = buildImage({ layers: [one], platform, annotations, createdSeconds: 60 });
    assert.deepEqual(await json(image.config), {
      created: '1970-01-01T00:01:00Z',
      architecture: 'arm64',
      os: 'linux',
      variant: 'v8',
      config: { Labels: { a: '1', b: '2' } },
      rootfs: { type: 'layers', diff_ids: [one.diffId] },
      history: [
        { created: '1970-01-01T00:01:00Z', created_by: 'pupfile layer', comment: 'modules' },
      ],
    });
    assert.deepEqual(await json(image.manifest), {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: image.config.descriptor,
      layers: [one.blob.descriptor],
      annotations: { a: '1', b: '2' },
    });
  });

  it('has the same bytes whatever the order of the annotations', async () => {
    const layers = [await layer()];
    const options = { layers, platform, createdSeconds: 60 };
    const turned = { a: '1', b: '2' };
    assert.equal(
      buildImage({ ...options, annotations }).manifest.descriptor.digest,
      buildImage({ ...options, annotations: turned }).manifest.descriptor.digest,
    );
  });

  it('puts its layers upon a base, whose settings and history it keeps', async () => {
    const one = await layer();
    const below = memoryBlob(Buffer.from('base'), {
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    });
    const base: BaseImage = {
      manifest: memoryBlob(Buffer.from('{}'), { mediaType: 'x' }),
      config: memoryBlob(Buffer.from('{}'), { mediaType: 'x' }),
      layers: [below],
      configuration: {
        created: '2024-01-01T00:00:00Z',
        architecture: 'amd64',
        os: 'linux',
        config: { Env: ['PATH=/bin'], Labels: { a: 'base', c: '3' }, User: '65532' },
        rootfs: { type: 'layers', diff_ids: ['sha256:base'] },
        history: [{ created_by: 'base' }],
      },
    };
    const image = buildImage({ layers: [one], platform, base, annotations, createdSeconds: 60 });
    assert.deepEqual(await json(image.config), {
      created: '1970-01-01T00:01:00Z',
      architecture: 'amd64',
      os: 'linux',
      config: { Env: ['PATH=/bin'], User: '65532', Labels: { a: '1', b: '2', c: '3' } },
      rootfs: { type: 'layers', diff_ids: ['sha256:base', one.diffId] },
      history: [
        { created_by: 'base' },
        { created: '1970-01-01T00:01:00Z', created_by: 'pupfile layer', comment: 'modules' },
      ],
    });
    assert.deepEqual(
      image.layers.map(({ descriptor }) => descriptor),
      [
        { ...below.descriptor, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' },
        one.blob.descriptor,
      ],
    );
  });
});

describe('imageIndex', () => {
  it('lists the manifest of each platform', async () => {
    const layers = [await layer()];
    const image = buildImage({ layers, platform, annotations, createdSeconds: 60 });
    assert.deepEqual(await json(imageIndex([{ image, platform }], { a: '1' })), {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ ...image.manifest.descriptor, platform }],
      annotations: { a: '1' },
    });
  });
});

describe('formatTime', () => {
  it('writes whole seconds of UTC', () => {
    assert.equal(formatTime(1_700_000_000), '2023-11-14T22:13:20Z');
  });
});
