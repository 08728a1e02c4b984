import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import { type LayerOptions, layer } from '../../src/commands/layer.ts';
import { lock } from '../../src/commands/lock.ts';
import { update } from '../../src/commands/update.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  {
    name: 'acme-web',
    version: '1.0.0',
    dependencies: { 'acme/base': '>= 1.0.0' },
    files: { 'manifests/init.pp': 'class web {}', 'spec/init_spec.rb': 'x', 'README.md': 'x' },
  },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-large', version: '1.0.0', files: { 'files/blob': Buffer.alloc(2 * 1024 ** 2, 7) } },
];

describe('layer', () => {
  const directory = useTemporaryDirectory();
  const settings = (changed = {}) => settingsOf(directory(), changed);
  const run = (options: LayerOptions, changed = {}) => layer(settings(changed), ignore, options);
  const read = (path: string) => readFileSync(join(directory(), path));

  function paths(file: string): readonly string[] {
    const found: string[] = [];
    list({
      file: join(directory(), file),
      sync: true,
      onReadEntry: ({ path }) => found.push(path),
    });
    return found;
  }

  async function withProject(
    puppetfile: string,
    work: (forge: TestForge) => Promise<void>,
  ): Promise<void> {
    await withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\n${puppetfile}` });
      await lock(settings(), ignore);
      await work(forge);
    });
  }

  it('writes a tar of what an install would lay out, below the prefix, with its parents', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      const result = await run({ file: 'modules.tar', prefix: '/opt/modules' });
      assert.deepEqual(paths('modules.tar'), [
        'opt/',
        'opt/modules/',
        'opt/modules/base/',
        'opt/modules/base/manifests/',
        'opt/modules/base/manifests/init.pp',
        'opt/modules/base/metadata.json',
        'opt/modules/web/',
        'opt/modules/web/manifests/',
        'opt/modules/web/manifests/init.pp',
        'opt/modules/web/metadata.json',
      ]);
      assert.deepEqual([result.modules, result.files], [2, 4]);
    });
  });

  it('keeps what it is asked to keep', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      await run({ file: 'modules.tar', prefix: '/' }, { content: 'release' });
      assert.ok(paths('modules.tar').includes('web/README.md'));
      assert.ok(!paths('modules.tar').includes('web/spec/init_spec.rb'));
    });
  });

  it('writes neither the modules directory nor the lock', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      const before = Object.keys(readTree(directory())).filter(
        (path) => !path.startsWith('.cache'),
      );
      await run({ file: 'modules.tar', layout: 'image' });
      const after = Object.keys(readTree(directory())).filter(
        (path) => !path.startsWith('.cache') && !path.startsWith('image'),
      );
      assert.deepEqual(after, [...before, 'modules.tar'].sort());
    });
  });

  it('gives the same bytes from the Forge, from the store and from vendored copies', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      await run({ file: 'one.tar.gz' }, { cacheDirectory: undefined });
      await run({ file: 'two.tgz' });
      await run({ file: 'three.tar.gz' }, { isOffline: true });
      assert.deepEqual(read('two.tgz'), read('one.tar.gz'));
      assert.deepEqual(read('three.tar.gz'), read('one.tar.gz'));
    });
  });

  it('takes local modules along', async () => {
    await withProject("mod 'acme-web'\nmod 'acme-own', :local => true\n", async () => {
      mkdirSync(join(directory(), 'modules/own/manifests'), { recursive: true });
      writeFileSync(join(directory(), 'modules/own/manifests/init.pp'), 'class own {}');
      chmodSync(join(directory(), 'modules/own/manifests/init.pp'), 0o600);
      await run({ file: 'modules.tar', prefix: '/m' });
      assert.ok(paths('modules.tar').includes('m/own/manifests/init.pp'));
    });
  });

  it('puts what has an install path beside the modules, as in the project', async () => {
    await withProject("mod 'acme-web', install_path: 'site'\n", async () => {
      await run({ file: 'modules.tar', prefix: '/code/modules' });
      const all = paths('modules.tar');
      assert.ok(all.includes('code/site/web/metadata.json'), all.join(' '));
      assert.ok(all.includes('code/modules/base/metadata.json'));
    });
  });

  it('writes an image layout whose layers stay when it is split and another module changes', async () => {
    await withProject("mod 'acme-web'\nmod 'acme-large'\n", async () => {
      const { layers } = await run({ layout: 'image:v1', splits: true });
      assert.deepEqual(
        layers.map(({ title }) => title),
        ['acme-large 1.0.0', 'releases'],
      );
      const { manifests } = JSON.parse(read('image/index.json').toString());
      assert.equal(manifests[0].annotations['org.opencontainers.image.ref.name'], 'v1');
      const manifest = JSON.parse(
        read(`image/blobs/sha256/${manifests[0].digest.slice(7)}`).toString(),
      );
      assert.deepEqual(
        manifest.layers.map(({ digest }: { digest: string }) => digest),
        layers.map(({ blob }) => blob.descriptor.digest),
      );
    });
  });

  it('makes one index of several platforms, with the same layers', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      await run({ layout: 'image', platforms: ['linux/amd64', 'linux/arm64'] });
      const [top] = JSON.parse(read('image/index.json').toString()).manifests;
      const index = JSON.parse(read(`image/blobs/sha256/${top.digest.slice(7)}`).toString());
      const manifests = index.manifests.map(({ digest }: { digest: string }) =>
        JSON.parse(read(`image/blobs/sha256/${digest.slice(7)}`).toString()),
      );
      assert.equal(manifests.length, 2);
      assert.deepEqual(manifests[0].layers, manifests[1].layers);
      assert.notDeepEqual(manifests[0].config, manifests[1].config);
    });
  });

  it('dates everything by SOURCE_DATE_EPOCH', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      const variables = { SOURCE_DATE_EPOCH: '1700000000' };
      const { layers } = await run({ layout: 'image' }, { variables });
      assert.equal(layers[0]?.mtimeSeconds, 1_700_000_000);
    });
  });

  it('tells of itself what the project and the user say', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      const metadata = {
        name: 'acme-role',
        version: '2.1.0',
        source: 'https://me:hush@git.example/role',
      };
      writeTree(directory(), { 'metadata.json': JSON.stringify(metadata) });
      await run({ layout: 'image', annotations: ['revision=abc', 'com.example.team=web'] });
      const [top] = JSON.parse(read('image/index.json').toString()).manifests;
      const { annotations } = JSON.parse(
        read(`image/blobs/sha256/${top.digest.slice(7)}`).toString(),
      );
      assert.equal(annotations['org.opencontainers.image.title'], 'acme-role');
      assert.equal(annotations['org.opencontainers.image.version'], '2.1.0');
      assert.equal(annotations['org.opencontainers.image.source'], 'https://git.example/role');
      assert.equal(annotations['org.opencontainers.image.revision'], 'abc');
      assert.equal(annotations['com.example.team'], 'web');
      assert.match(annotations['org.pupfile.lock.digest'], /^sha256:[0-9a-f]{64}$/);
    });
  });

  it('records its digest in the lock, where it stays as long as the lock says the same', async () => {
    await withProject("mod 'acme-web'\n", async (forge) => {
      const { layers } = await run({ records: true, prefix: '/opt/m' });
      const block = `LAYER\n  ${layers[0]?.diffId.replace(':', '=')} /opt/m\n`;
      assert.ok(read('Puppetfile.lock').includes(block), read('Puppetfile.lock').toString());
      await lock(settings(), ignore);
      await update(settings(), ignore, []);
      assert.ok(read('Puppetfile.lock').includes(block));
      const puppetfile = `forge '${forge.url}'\nmod 'acme-web'\nmod 'acme-large'\n`;
      writeTree(directory(), { Puppetfile: puppetfile });
      await lock(settings(), ignore);
      assert.ok(!read('Puppetfile.lock').includes('LAYER'));
    });
  });

  it('warns where it is not the layer that the lock records', async () => {
    await withProject("mod 'acme-web'\n", async () => {
      await run({ records: true });
      const { events, report } = collectEvents();
      const warnings = () => events.filter(({ kind }) => kind === 'warning');
      await layer(settings(), report, { file: 'a.tar' });
      await layer(settings(), report, { file: 'a.tar', prefix: '/elsewhere' });
      assert.deepEqual(warnings(), []);
      await layer(settings({ content: 'release' }), report, { file: 'a.tar' });
      assert.equal(warnings().length, 1);
    });
  });

  it('needs a current lock', async () => {
    await withProject("mod 'acme-web'\n", async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-large'\n` });
      await rejection(run({ file: 'modules.tar' }), 'LOCKFILE_OUTDATED');
    });
  });

  const misused: readonly (readonly [string, LayerOptions])[] = [
    ['no target', {}],
    ['a tar of several layers', { file: 'x.tar', splits: true }],
    ['a prefix that leads upwards', { file: 'x.tar', prefix: '/a/../..' }],
    ['a word that is no platform', { layout: 'x', platforms: ['amd64'] }],
    ['a word that is no annotation', { layout: 'x', annotations: ['version'] }],
  ];
  for (const [title, options] of misused) {
    it(`refuses ${title} before it writes anything`, async () => {
      await withProject("mod 'acme-web'\n", async () => {
        const before = Object.keys(readTree(directory()));
        await rejection(run(options, { cacheDirectory: undefined }), 'USAGE');
        assert.deepEqual(Object.keys(readTree(directory())), before);
      });
    });
  }
});
