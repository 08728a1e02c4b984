import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layer } from '../../src/commands/layer.ts';
import { lock } from '../../src/commands/lock.ts';
import { type VerifyImageOptions, verifyImage } from '../../src/commands/verify-image.ts';
import { ociMediaTypes } from '../../src/image/oci-image.ts';
import { writeImageLayout } from '../../src/image/write-layout.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { type TestMember, tarBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { jsonBlob, testImage } from '../support/test-image.ts';

const modules: readonly TestModule[] = [
  {
    name: 'acme-web',
    version: '1.0.0',
    files: { 'manifests/init.pp': 'class web {}', 'README.md': 'web' },
  },
  { name: 'acme-web', version: '2.0.0', files: { 'manifests/init.pp': 'class web { }' } },
];

const web = 'opt/modules/web';
describe('verifyImage', () => {
  const directory = useTemporaryDirectory();
  const settings = (changed = {}) => settingsOf(directory(), changed);
  const prefix = '/opt/modules';
  const run = (options: Partial<VerifyImageOptions> = {}, changed = {}) =>
    verifyImage(settings(changed), ignore, { image: 'oci:image', prefix, ...options });
  const told = async (options: Partial<VerifyImageOptions> = {}, changed = {}) => {
    const { findings } = await run(options, changed);
    return findings.map(({ rule, path, severity }) => `${severity} ${rule} ${path}`);
  };

  async function withProject(work: (forge: TestForge) => Promise<void>): Promise<void> {
    await withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '1.0.0'\n` });
      await lock(settings(), ignore);
      await work(forge);
    });
  }

  /** An image layout of layers that consist of these members, over the layer of the lock. */
  async function makeImage(...layers: readonly (readonly TestMember[])[]): Promise<void> {
    await layer(settings(), ignore, { file: 'own.tar', prefix });
    const own = readFileSync(join(directory(), 'own.tar'));
    const image = testImage({ layers: [own, ...layers.map((members) => tarBytes(...members))] });
    await writeImageLayout(join(directory(), 'image'), {
      blobs: [image.manifest, image.config, ...image.layers],
      manifests: [image.manifest.descriptor],
    });
  }

  function lockedDiffIds(): readonly string[] {
    const lock = readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8');
    return [...lock.matchAll(/^ {2}sha256=([0-9a-f]{64}) \//gm)].map(([, hex]) => `sha256:${hex}`);
  }

  it('knows the layer of the lock, alone or split', async () => {
    await withProject(async () => {
      await layer(settings(), ignore, { layout: 'image', prefix });
      const { findings, files, modules: count } = await run();
      assert.deepEqual(findings, []);
      assert.deepEqual([count, files], [1, 2]);
      await layer(settings(), ignore, { layout: 'image', prefix, splits: true });
      assert.deepEqual(await told(), []);
    });
  });

  it('finds an image that was built another way the same, file by file', async () => {
    await withProject(async () => {
      await makeImage([{ path: 'etc/motd', content: 'hello' }]);
      assert.deepEqual(await told(), []);
    });
  });

  it('finds what a layer above changed, added, took away and made a link of', async () => {
    await withProject(async () => {
      await makeImage([
        { path: `${web}/manifests/init.pp`, content: 'class web {!' },
        { path: `${web}/lib/x.rb`, content: 'x' },
        { path: `${web}/.wh.metadata.json` },
        { path: `${web}/link`, type: '2', raw: { 157: '/etc' } },
      ]);
      assert.deepEqual(await told(), [
        'error file-extra web/lib/x.rb',
        'error file-irregular web/link',
        'error file-changed web/manifests/init.pp',
        'error file-missing web/metadata.json',
      ]);
    });
  });

  it('finds modes and modules that only look odd, which count where they are asked to', async () => {
    await withProject(async () => {
      await makeImage([
        { path: `${web}/manifests/init.pp`, content: 'class web {}', mode: 0o600 },
        { path: 'opt/modules/mine/metadata.json', content: '{}' },
        { path: 'opt/modules/.hidden/x', content: '' },
      ]);
      assert.deepEqual(await told(), [
        'warning module-foreign mine',
        'warning mode-changed web/manifests/init.pp',
      ]);
      assert.equal((await told({ isStrict: true }))[0], 'error module-foreign mine');
    });
  });

  it('finds that a module is missing, and that the way to it is a link', async () => {
    await withProject(async () => {
      await makeImage([{ path: 'opt/modules/.wh.web' }]);
      assert.deepEqual(await told(), ['error module-missing web']);
      await makeImage([{ path: 'opt', type: '2', raw: { 157: 'usr/opt' } }]);
      assert.deepEqual(await told(), ['error file-irregular /opt']);
    });
  });

  it('holds an image of another lock against this one', async () => {
    await withProject(async (forge) => {
      await layer(settings(), ignore, { layout: 'image', prefix });
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '2.0.0'\n` });
      await lock(settings(), ignore);
      assert.deepEqual(await told(), [
        'error file-changed web/manifests/init.pp',
        'error file-changed web/metadata.json',
      ]);
    });
  });

  it('needs no archive where the lock records the layer, and says where the image has none', async () => {
    await withProject(async () => {
      await layer(settings(), ignore, { layout: 'image', prefix, records: true });
      const offline = { isOffline: true, cacheDirectory: undefined };
      const { findings, files } = await run({}, offline);
      assert.deepEqual([findings, files], [[], undefined]);
      await layer(settings({ content: 'release' }), ignore, { layout: 'image', prefix });
      assert.deepEqual(await told({}, { content: 'release' }), [
        'error layer-missing /opt/modules',
      ]);
    });
  });

  it('looks below what lies above the recorded layer', async () => {
    await withProject(async () => {
      await layer(settings(), ignore, { prefix, records: true });
      await makeImage([{ path: `${web}/manifests/init.pp`, content: 'class web {!' }]);
      assert.deepEqual(await told(), ['error file-changed web/manifests/init.pp']);
    });
  });

  it('believes no image that says of itself what its layers are not', async () => {
    await withProject(async () => {
      await layer(settings(), ignore, { layout: 'image', prefix, records: true });
      const [own] = lockedDiffIds();
      const tampered = tarBytes({ path: `${web}/manifests/init.pp`, content: 'class web {!' });
      const rootfs = { type: 'layers', diff_ids: [own] };
      const config = jsonBlob(
        { os: 'linux', architecture: 'amd64', config: {}, rootfs },
        ociMediaTypes.config,
      );
      const { layers } = testImage({ layers: [tampered] });
      const descriptors = layers.map(({ descriptor }) => descriptor);
      const manifest = jsonBlob(
        { schemaVersion: 2, config: config.descriptor, layers: descriptors },
        ociMediaTypes.manifest,
      );
      await writeImageLayout(join(directory(), 'image'), {
        blobs: [manifest, config, ...layers],
        manifests: [manifest.descriptor],
      });
      const found = [
        'error file-changed web/manifests/init.pp',
        'error file-missing web/metadata.json',
      ];
      assert.deepEqual(await told(), found);
      const lock = readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8');
      writeFileSync(join(directory(), 'Puppetfile.lock'), lock.replace(/LAYER\n.*\n\n/, ''));
      assert.deepEqual(await told(), found);
    });
  });

  it('reads an image of a registry', async () => {
    await withRegistry({}, (server) =>
      withProject(async () => {
        await layer(settings(), ignore, { push: `${server.host}/modules:1`, prefix });
        assert.deepEqual(await told({ image: `${server.host}/modules:1` }), []);
        await rejection(run({ image: `${server.host}/modules:2` }), 'IMAGE_NOT_FOUND');
        await rejection(
          run({ image: `${server.host}/modules:1`, platform: 'linux/s390x' }),
          'IMAGE_NOT_FOUND',
        );
      }),
    );
  });

  it('refuses what is no image', async () => {
    await withProject(async () => {
      await makeImage();
      mkdirSync(join(directory(), 'empty'));
      await rejection(run({ image: 'oci:empty' }), 'IMAGE_NOT_FOUND');
      writeFileSync(join(directory(), 'image/index.json'), '{');
      await rejection(run(), 'IMAGE_INVALID');
    });
  });
});
