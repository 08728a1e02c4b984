import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { parseManifest } from '../../src/image/image-manifest.ts';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { thrown } from '../support/rejection.ts';
import { bytesOf, testImage, testIndex } from '../support/test-image.ts';

const docker = 'application/vnd.docker.distribution.manifest';
const digest = `sha256:${'0a'.repeat(32)}`;
const layer = { mediaType: `${docker}.x`, digest, size: 1 };

describe('a manifest', () => {
  it('of OCI names a config and layers', async () => {
    const image = testImage({ layers: ['one', 'two'], changed: { annotations: { a: 'b' } } });
    const { descriptor } = image.manifest;
    const parsed = parseManifest({ descriptor, bytes: await bytesOf(image.manifest) }, 'x');
    assert.deepEqual(parsed, {
      kind: 'manifest',
      mediaType: descriptor.mediaType,
      config: image.config.descriptor,
      layers: image.layers.map((blob) => blob.descriptor),
      annotations: { a: 'b' },
      artifactType: undefined,
    });
  });

  it('may be a list of platforms', async () => {
    const platform = { os: 'linux', architecture: 'arm', variant: 'v7' };
    const index = testIndex([[testImage(), platform]]);
    const bytes = await bytesOf(index);
    const parsed = parseManifest({ descriptor: index.descriptor, bytes }, 'x');
    assert.equal(parsed.kind, 'index');
    assert.deepEqual(parsed.kind === 'index' && parsed.manifests[0]?.platform, platform);
  });

  it("of Docker's schema 2 says the same", () => {
    const manifest = {
      schemaVersion: 2,
      mediaType: `${docker}.v2+json`,
      config: layer,
      layers: [],
    };
    assert.equal(parse(manifest).kind, 'manifest');
    const list = { schemaVersion: 2, mediaType: `${docker}.list.v2+json`, manifests: [layer] };
    assert.equal(parse(list).kind, 'index');
  });

  it('need not say what it is, where the registry does', () => {
    assert.equal(parse({ schemaVersion: 2, config: layer, layers: [layer] }).kind, 'manifest');
    assert.equal(parse({ manifests: [] }, 'application/json').kind, 'index');
    assert.equal(parse({ manifests: [] }, '').mediaType, 'application/vnd.oci.image.index.v1+json');
  });

  for (const [title, document, mediaType] of [
    ['says so', { schemaVersion: 1, fsLayers: [] }, 'application/json'],
    ['is signed', {}, `${docker}.v1+prettyjws`],
    ['is not signed', {}, `${docker}.v1+json`],
  ] as const) {
    it(`of schema 1 is refused where it ${title}`, () => {
      const error = thrown(() => parse(document, mediaType), 'IMAGE_INVALID');
      assert.match(error.message, /Docker's schema 1/);
    });
  }

  const oci = 'application/vnd.oci.image';
  for (const [problem, document] of [
    ['it could be a manifest or an index', { manifests: [], layers: [], config: layer }],
    ['it could be a manifest or an index', { manifests: [], config: layer }],
    [
      'it is called an index, and is none',
      { mediaType: `${oci}.index.v1+json`, config: layer, layers: [] },
    ],
    [
      'it is called a manifest, and is none',
      { mediaType: `${oci}.manifest.v1+json`, manifests: [] },
    ],
    ['it has no layers', {}],
    ['it has no layers', { config: layer, layers: {} }],
    ['it lists no images', { manifests: 7 }],
    ['it has more than 1000 layers', { config: layer, layers: Array(1001).fill(layer) }],
    ['it has no mediaType', { config: {}, layers: [] }],
    [
      'it has no digest of the kind sha256',
      { config: { ...layer, digest: 'sha512:00' }, layers: [] },
    ],
    [
      'it has no digest of the kind sha256',
      { config: layer, layers: [{ ...layer, digest: '../../x' }] },
    ],
    ['it has no size', { config: { ...layer, size: -1 }, layers: [] }],
    ['it has no size', { config: { ...layer, size: 2 ** 60 }, layers: [] }],
    ['it has no mediaType', { config: layer, layers: [null] }],
  ] as const) {
    it(`is refused: ${problem}, as in ${JSON.stringify(document).slice(0, 60)}`, () => {
      const error = thrown(() => parse(document, 'application/json'), 'IMAGE_INVALID');
      assert.ok(error.message.endsWith(problem), error.message);
    });
  }

  for (const text of ['', '[]', 'null', '{', '<html>\u001b[31m']) {
    it(`is not \`${text.slice(0, 6)}\``, () => {
      const bytes = Buffer.from(text);
      const { descriptor } = memoryBlob(bytes, { mediaType: '' });
      const error = thrown(() => parseManifest({ descriptor, bytes }, 'x'), 'IMAGE_INVALID');
      assert.ok(!error.message.includes('\u001b'));
    });
  }

  it('is read or refused, whatever it is', () => {
    const key = fc.constantFrom('manifests', 'config', 'layers', 'digest', 'size', 'mediaType');
    fc.assert(
      fc.property(fc.object({ key, maxDepth: 4 }), (document) => {
        try {
          parse(document);
        } catch (error) {
          assert.ok(error instanceof PupfileError, String(error));
        }
      }),
    );
  });
});

function parse(document: unknown, mediaType = 'application/vnd.oci.image.manifest.v1+json') {
  const bytes = Buffer.from(JSON.stringify(document));
  return parseManifest({ descriptor: memoryBlob(bytes, { mediaType }).descriptor, bytes }, 'x');
}
