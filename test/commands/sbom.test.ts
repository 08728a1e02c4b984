import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/commands/lock.ts';
import { type SbomOptions, sbom } from '../../src/commands/sbom.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { compileCyclonedxSchema } from '../support/cyclonedx-schema.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import { commitAll } from '../support/git-repository.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { parsePurl } from '../support/parse-purl.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { findSpdxFaults } from '../support/spdx-rules.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0', metadata: { license: 'proprietary' } },
];
const metadata = '{"name":"acme-log","version":"2.0.0","license":"GPLv3+"}';

describe('sbom', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const run = (options: Partial<SbomOptions> = {}, changed: Partial<Settings> = {}) =>
    sbom(settingsOf(path('project'), changed), ignore, { format: 'cyclonedx', ...options });

  async function withProject(work: (forge: TestForge) => Promise<void>): Promise<void> {
    await withForge(modules, async (forge) => {
      writeTree(path('repo'), { 'metadata.json': metadata });
      commitAll(path('repo'), 'first');
      await writeProject('project', forge);
      await work(forge);
    });
  }

  async function writeProject(name: string, forge: TestForge): Promise<void> {
    writeTree(path(name), {
      Puppetfile: `forge '${forge.url}'
        mod 'acme-web'
        mod 'acme-log', git: 'file://${path('repo')}'
        mod 'site', path: 'site'`,
      'site/manifests/init.pp': 'class site {}',
    });
    await lock(settingsOf(path(name)), ignore);
  }

  it('is CycloneDX as its schema has it', async () => {
    await withProject(async () => {
      const { document, modules: count } = await run();
      const { components, ...rest } = JSON.parse(document);
      assert.deepEqual(compileCyclonedxSchema()({ ...rest, components }), []);
      assert.equal(count, 4);
      const purls = components.map((one: { purl: string }) => parsePurl(one.purl));
      assert.deepEqual(
        purls.map(({ type, namespace, name, version }: ReturnType<typeof parsePurl>) =>
          [type, namespace, name, version].join(' '),
        ),
        [
          'puppet acme base 1.0.0',
          'puppet acme log 2.0.0',
          'puppet acme web 1.0.0',
          'puppet  site 0.0.1',
        ],
      );
    });
  });

  it('is SPDX as its specification has it', async () => {
    await withProject(async () => {
      const { document } = await run({ format: 'spdx' });
      assert.deepEqual(findSpdxFaults(JSON.parse(document)), []);
      assert.equal(JSON.parse(document).packages.length, 5);
    });
  });

  for (const format of ['cyclonedx', 'spdx'] as const) {
    it(`has the same bytes in another directory as ${format}`, async () => {
      await withProject(async (forge) => {
        const { digest } = await run({ format });
        await writeProject('elsewhere/deep', forge);
        const settings = settingsOf(path('elsewhere', 'deep'));
        assert.equal((await sbom(settings, ignore, { format })).digest, digest);
        assert.equal((await run({ format }, { concurrency: 1 })).digest, digest);
      });
    });
  }

  it('takes its time from SOURCE_DATE_EPOCH', async () => {
    await withProject(async () => {
      const { document } = await run({}, { variables: { SOURCE_DATE_EPOCH: '86400' } });
      assert.equal(JSON.parse(document).metadata.timestamp, '1970-01-02T00:00:00Z');
      await rejection(run({}, { variables: { SOURCE_DATE_EPOCH: 'now' } }), 'USAGE');
    });
  });

  it('writes a file in whole, over an old one', async () => {
    await withProject(async () => {
      writeFileSync(path('project', 'sbom.json'), 'old');
      const { document, file, digest } = await run({ file: 'sbom.json' });
      assert.equal(readFileSync(path('project', 'sbom.json'), 'utf8'), document);
      assert.equal(file, 'sbom.json');
      assert.match(digest, /^sha256:[0-9a-f]{64}$/);
      assert.deepEqual(
        readdirSync(path('project')).filter((name) => name.startsWith('sbom')),
        ['sbom.json'],
      );
    });
  });

  it('leaves what is there where it cannot be written', async () => {
    await withProject(async () => {
      mkdirSync(path('project', 'sbom.json'));
      await rejection(run({ file: 'sbom.json' }), 'FILE_SYSTEM');
      await rejection(run({ file: 'none/sbom.json' }), 'FILE_SYSTEM');
      assert.ok(!existsSync(path('project', 'none')));
    });
  });

  it('needs no network where the store has all archives, and says what it lacks otherwise', async () => {
    await withProject(async (forge) => {
      const { digest } = await run();
      const asked = forge.requests.length;
      assert.equal((await run({}, { isOffline: true })).digest, digest);
      assert.equal(forge.requests.length, asked);
      const cacheDirectory = path('empty');
      await rejection(run({}, { isOffline: true, cacheDirectory }), 'OFFLINE');
    });
  });

  it('is made of no outdated lock', async () => {
    await withProject(async (forge) => {
      writeFileSync(path('project', 'Puppetfile'), `forge '${forge.url}'\nmod 'acme-base'`);
      await rejection(run(), 'LOCKFILE_OUTDATED');
    });
  });
});
