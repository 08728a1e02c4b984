import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import { lock } from '../../src/commands/lock.ts';
import { vendor } from '../../src/commands/vendor.ts';
import type { VendorResult } from '../../src/commands/vendor-result.ts';
import { startForgeServer } from '../../src/forge-server/start-forge-server.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
];

describe('vendor', () => {
  const directory = useTemporaryDirectory();
  const folder = () => join(directory(), 'vendor');
  const files = () => readdirSync(folder()).sort();
  const run = (options = {}, settings = {}) =>
    vendor(settingsOf(directory(), settings), ignore, options);

  async function withProject(work: (forge: TestForge) => Promise<void>): Promise<void> {
    await withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
      await work(forge);
    });
  }

  it('puts every archive of the lock into vendor/, under its usual name, and locks first', async () => {
    await withProject(async (forge) => {
      const result = await run();
      assert.deepEqual(files(), ['acme-base-1.0.0.tar.gz', 'acme-web-1.0.0.tar.gz']);
      assert.deepEqual(statesOf(result), ['acme-base written', 'acme-web written']);
      assert.equal(result.isLockWritten, true);
      assert.equal(result.directory, 'vendor');
      for (const file of files()) {
        const original = readFileSync(join(forge.directory, file));
        assert.deepEqual(readFileSync(join(folder(), file)), original);
      }
    });
  });

  it('writes only what changed, and asks for nothing else', async () => {
    await withProject(async (forge) => {
      await run();
      writeFileSync(join(folder(), 'acme-web-1.0.0.tar.gz'), 'tampered');
      const asked = forge.requests.length;
      const result = await run({}, { cacheDirectory: undefined });
      assert.deepEqual(statesOf(result), ['acme-base unchanged', 'acme-web replaced']);
      assert.deepEqual(forge.requests.slice(asked), ['GET /v3/files/acme-web-1.0.0.tar.gz']);
      assert.equal((await run({}, { isOffline: true })).isLockWritten, false);
    });
  });

  it('leaves the folder as it was where an archive cannot be had', async () => {
    await withProject(async (forge) => {
      await lock(settingsOf(directory()), ignore);
      addRelease(forge.directory, { name: 'acme-base', version: '1.0.0', files: { other: '' } });
      await rejection(run(), 'CHECKSUM_MISMATCH');
      assert.equal(existsSync(folder()), false);
    });
  });

  it('refuses a lock that is not current, whether it is frozen or not', async () => {
    await withProject(async (forge) => {
      await run();
      writeTree(directory(), {
        Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\nmod 'acme-log'\n`,
      });
      for (const frozenBy of [undefined, '--frozen'] as const) {
        const error = await rejection(run({}, { frozenBy }), 'LOCKFILE_OUTDATED');
        assert.match(error.notes.join(), /`acme-log` was declared after the lock was written/);
      }
    });
  });

  it('writes no lock where that is frozen', async () => {
    await withProject(async () => {
      await rejection(run({}, { frozenBy: '--frozen' }), 'LOCKFILE_OUTDATED');
      assert.deepEqual(readdirSync(directory()), ['Puppetfile']);
    });
  });

  it('tells what is stale, removes it only when asked to, and never what is foreign', async () => {
    await withProject(async () => {
      await run();
      addRelease(folder(), { name: 'acme-old', version: '1.0.0' });
      writeTree(folder(), { README: 'ours', 'own.tar.gz': 'ours', 'below/file': 'ours' });
      const before = readTree(folder());
      const told = await run();
      assert.deepEqual([told.stale, told.removed], [['acme-old-1.0.0.tar.gz'], []]);
      assert.deepEqual(readTree(folder()), before);
      const pruned = await run({ prunes: true });
      assert.deepEqual([pruned.stale, pruned.removed], [[], ['acme-old-1.0.0.tar.gz']]);
      const { 'acme-old-1.0.0.tar.gz': _, ...rest } = before;
      assert.deepEqual(readTree(folder()), rest);
    });
  });

  it('fills another folder when asked to, which is a Forge of its own', async () => {
    await withProject(async () => {
      const { directory: shown } = await run({ directory: 'elsewhere/forge' });
      assert.equal(shown, 'elsewhere/forge');
      const path = join(directory(), 'elsewhere', 'forge');
      const server = await startForgeServer({ directory: path, port: 0 });
      await server.close();
      assert.equal(server.releaseCount, 2);
      writeTree(directory(), {
        'other/Puppetfile': "forge '../elsewhere/forge'\nmod 'acme-web'\n",
      });
      const settings = settingsOf(join(directory(), 'other'), {
        isOffline: true,
        cacheDirectory: undefined,
      });
      assert.equal((await install(settings, ignore)).modules, 2);
    });
  });

  it('never writes outside of its folder, whatever version a lock names', async () => {
    await withProject(async (forge) => {
      await run();
      const path = join(directory(), 'Puppetfile.lock');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replaceAll('acme-base (1.0.0)', 'acme-base (1.0.0/../../../x)'));
      const asked = forge.requests.length;
      const error = await rejection(run(), 'LOCKFILE_INVALID');
      assert.equal(error.message, '`Puppetfile.lock` cannot be read from line 4 on');
      assert.equal(forge.requests.length, asked);
    });
  });
});

describe('install', () => {
  const directory = useTemporaryDirectory();

  it('takes what is vendored before anything else, and makes no request', async () => {
    await withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
      await vendor(settingsOf(directory()), ignore);
      const asked = forge.requests.length;
      const cacheDirectory = join(directory(), '.other-cache');
      const { downloadedBytes, modules: count } = await install(
        settingsOf(directory(), { cacheDirectory }),
        ignore,
      );
      assert.deepEqual([downloadedBytes, count], [0, 2]);
      assert.equal(forge.requests.length, asked);
      assert.equal(existsSync(cacheDirectory), false);
    });
  });
});

function statesOf({ archives }: VendorResult): string[] {
  return archives.map(({ name, state }) => `${name} ${state}`);
}
