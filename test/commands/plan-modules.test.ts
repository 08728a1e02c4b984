import assert from 'node:assert/strict';
import { openModuleSupply } from '../../src/commands/module-supply.ts';
import { planModules } from '../../src/commands/plan-modules.ts';
import { lockedArchives } from '../../src/commands/wanted-archives.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, moduleName, sha256Of } from '../support/declare-modules.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, settingsOf } from '../support/project.ts';

const web = moduleName('acme-web');
const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-web', version: '1.1.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
];

describe('planModules', () => {
  it('wants what the resolver chose, as the Forge describes it', async () => {
    await withForge(modules, async ({ url }) => {
      const { plan, kinds } = await planFor(declareModules([['acme-web']], { forgeUrl: url }));
      assert.equal(plan.isLocked, false);
      assert.deepEqual(kinds, ['resolving', 'asking', 'known', 'asking', 'known']);
      assert.deepEqual(
        plan.archives.map(({ name, version, reference }) => [name, version, reference?.url]),
        [
          ['acme-web', '1.1.0', `${url}/v3/files/acme-web-1.1.0.tar.gz`],
          ['acme-base', '1.0.0', `${url}/v3/files/acme-base-1.0.0.tar.gz`],
        ],
      );
    });
  });

  it('prefers what is locked', async () => {
    await withForge(modules, async ({ url }) => {
      const puppetfile = declareModules([['acme-web']], { forgeUrl: url });
      const { plan } = await planFor(puppetfile, lockOf(['acme-web 1.0.0'], {}, ['acme-web']));
      assert.equal(plan.archives[0]?.version, '1.0.0');
    });
  });

  it('takes a current lock for the answer, without asking anybody', async () => {
    await withForge(modules, async ({ url, requests }) => {
      const puppetfile = declareModules([['acme-web']], { forgeUrl: url });
      const { plan: first } = await planFor(puppetfile);
      const lock = first.lockWith(new Map());
      const asked = requests.length;
      const { plan, kinds } = await planFor(puppetfile, lock);
      assert.equal(plan.isLocked, true);
      assert.deepEqual(kinds, []);
      assert.equal(requests.length, asked);
      assert.equal(plan.lockWith(new Map()), lock);
      assert.deepEqual(
        plan.archives,
        lockedArchives(lock, { stated: new Map(), addressOf: (remote) => remote }),
      );
    });
  });

  it('holds a release that stays to the checksum of the lock', async () => {
    await withForge(modules, async ({ url }) => {
      const puppetfile = declareModules([['acme-web']], { forgeUrl: url });
      const checksums = new Map([[web, { version: '1.0.0', sha256: sha256Of(1) }]]);
      const locked = { ...lockOf(['acme-web 1.0.0'], {}, ['acme-web']), checksums };
      const { plan } = await planFor(puppetfile, locked);
      assert.equal(plan.archives[0]?.lockedSha256, sha256Of(1));
      assert.equal(plan.lockWith(new Map()).checksums.get(web)?.sha256, sha256Of(1));
    });
  });

  it('does not hold one that moves to it', async () => {
    await withForge(modules, async ({ url }) => {
      const puppetfile = declareModules([['acme-web', '1.1.0']], { forgeUrl: url });
      const checksums = new Map([[web, { version: '1.0.0', sha256: sha256Of(1) }]]);
      const locked = { ...lockOf(['acme-web 1.0.0'], {}, ['acme-web']), checksums };
      const { plan } = await planFor(puppetfile, locked);
      assert.equal(plan.archives[0]?.lockedSha256, undefined);
    });
  });

  it('takes a declared module from its own Forge', async () => {
    await withForge(modules, async (one) => {
      await withForge([{ name: 'acme-web', version: '3.0.0' }], async (other) => {
        const sources = { 'acme-web': { kind: 'forge', url: other.url } } as const;
        const declared = [['acme-web'], ['acme-base']] as const;
        const { plan } = await planFor(declareModules(declared, { forgeUrl: one.url, sources }));
        assert.deepEqual(
          plan.archives.map(({ version, forgeUrl }) => [version, forgeUrl]),
          [
            ['3.0.0', other.url],
            ['1.0.0', one.url],
          ],
        );
      });
    });
  });

  it('leaves out what is excluded', async () => {
    await withForge(modules, async ({ url }) => {
      const exclusions = ['acme-base'];
      const puppetfile = declareModules([['acme-web']], { forgeUrl: url, exclusions });
      const { plan } = await planFor(puppetfile);
      assert.deepEqual(
        plan.archives.map(({ name }) => name),
        ['acme-web'],
      );
    });
  });
});

async function planFor(puppetfile: Puppetfile, lockfile?: Lockfile) {
  const { report, events } = collectEvents();
  const paths = { directory: '', puppetfile: '', lockfile: '', metadata: '', hasPuppetfile: true };
  const project = {
    paths,
    lockfileName: 'Puppetfile.lock',
    puppetfile,
    lockfile,
    modulesDirectory: '',
  };
  const settings = settingsOf('.', { cacheDirectory: undefined });
  const plan = await withHttpClient((http) => {
    const supply = openModuleSupply({ http, settings, project, report });
    return planModules(project, { settings, http, supply, report });
  });
  return { plan, kinds: events.map(({ kind }) => kind) };
}
