import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkFurther, type FurtherChecks } from '../../src/commands/check-further.ts';
import { install } from '../../src/commands/install.ts';
import { lock } from '../../src/commands/lock.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { addRelease, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0', metadata: { license: 'MIT' } },
];

type Forge = Parameters<Parameters<typeof withForge>[1]>[0];

describe('checkFurther', () => {
  const directory = useTemporaryDirectory();

  async function find(further: Partial<FurtherChecks>, changed: Partial<Settings> = {}) {
    const wanted = { isOnline: false, policyFile: undefined, ...further };
    const { differences } = await checkFurther(settingsOf(directory(), changed), ignore, wanted);
    return differences.map(({ rule, severity = 'error' }) => `${rule} ${severity}`);
  }

  function withLocked(run: (forge: Forge) => Promise<void>) {
    return withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
      await lock(settingsOf(directory()), ignore);
      await run(forge);
    });
  }

  it('asks nobody unless somebody wants it', async () => {
    await withLocked(async ({ requests }) => {
      const asked = requests.length;
      assert.deepEqual(await find({}), []);
      assert.equal(requests.length, asked);
    });
  });

  it('asks once for each module, fetches no archive and writes nothing', async () => {
    await withLocked(async ({ requests }) => {
      const [asked, before] = [requests.length, readProject(directory())];
      assert.deepEqual(await find({ isOnline: true }), []);
      assert.deepEqual(
        requests
          .slice(asked)
          .map((request) => request.replace(/&.*/, ''))
          .sort(),
        ['GET /v3/releases?module=acme-base', 'GET /v3/releases?module=acme-web'],
      );
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('finds what became of locked releases, beside what changed since', async () => {
    await withLocked(async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '1.x'\n` });
      addRelease(forge.directory, { name: 'acme-base', version: '1.0.0' });
      writeTree(forge.directory, {
        'deleted.json': '["acme-web-1.0.0"]',
        'deprecated.json': '{ "acme-base": {} }',
      });
      assert.deepEqual(await find({ isOnline: true }), [
        'requirement-changed error',
        'checksum-changed error',
        'module-deprecated warning',
        'release-deleted error',
      ]);
    });
  });

  it('makes no request that is forbidden', async () => {
    await withLocked(async ({ requests }) => {
      const asked = requests.length;
      await rejection(find({ isOnline: true }, { isOffline: true }), 'OFFLINE');
      assert.equal(requests.length, asked);
    });
  });

  it('tells the warnings of the Puppetfile once', async () => {
    await withLocked(async ({ url }) => {
      const line = "mod 'acme-web', bogus: 1\n";
      writeTree(directory(), { Puppetfile: `forge '${url}'\n${line}` });
      const { report, events } = collectEvents();
      const wanted = { isOnline: true, policyFile: undefined };
      await checkFurther(settingsOf(directory()), report, wanted);
      const about = events.filter(
        (event) => event.kind === 'warning' && event.message.includes('bogus'),
      );
      assert.equal(about.length, 1);
    });
  });

  it('knows licences from the store, from the Forge, or not at all', async () => {
    await withLocked(async () => {
      writeTree(directory(), { 'house.yaml': 'licences: [MIT]' });
      const policyFile = 'house.yaml';
      assert.deepEqual(await find({ policyFile }), Array(2).fill('policy-licence error'));
      assert.deepEqual(await find({ policyFile, isOnline: true }), ['policy-licence error']);
      await install(settingsOf(directory()), ignore);
      assert.deepEqual(await find({ policyFile }, { isOffline: true }), ['policy-licence error']);
      rmSync(join(directory(), '.cache'), { recursive: true });
      assert.deepEqual(await find({ policyFile }), Array(2).fill('policy-licence error'));
    });
  });

  it('tells a deprecated module as what the policy forbids, and only as that', async () => {
    await withLocked(async (forge) => {
      writeTree(directory(), { 'house.yaml': 'deprecated: false' });
      writeTree(forge.directory, { 'deprecated.json': '{ "acme-base": {} }' });
      const further = { policyFile: 'house.yaml', isOnline: true };
      assert.deepEqual(await find(further), ['policy-deprecated error']);
      await rejection(find({ policyFile: 'house.yaml' }), 'USAGE');
    });
  });

  it('finds that there is no lock before all else', async () => {
    writeTree(directory(), { Puppetfile: '', 'house.yaml': 'httpsOnly: true' });
    const further = { policyFile: 'house.yaml', isOnline: true };
    assert.deepEqual(await find(further), ['lockfile-missing error']);
  });

  it('refuses a policy that cannot be used, whatever the lock is', async () => {
    writeTree(directory(), { Puppetfile: '', 'house.yaml': 'https: true', 'a/x': '' });
    for (const policyFile of ['house.yaml', 'nowhere.yaml', 'a']) {
      await rejection(find({ policyFile }), 'POLICY_INVALID');
    }
  });
});
