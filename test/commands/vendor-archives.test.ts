import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { vendor } from '../../src/commands/vendor.ts';
import { checksumOf } from '../../src/files/bytes.ts';
import { startForgeServer } from '../../src/forge-server/start-forge-server.ts';
import {
  type CodeHost,
  commitArchive,
  shaOf,
  tagJson,
  withCodeHost,
} from '../support/code-host.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('vendorArchives', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const metadata = (name: string) => `{"name":"${name}","version":"1.0.0"}`;
  const web = commitArchive(shaOf('a'), { 'metadata.json': metadata('acme-web') });
  const log = commitArchive(shaOf('b'), { 'metadata.json': metadata('acme-log') });
  const nameOf = (module: string, bytes: Buffer) =>
    `${module}-1.0.0-${checksumOf('sha256', bytes).slice(0, 12)}.tarball`;
  const webFile = nameOf('acme-web', web);
  const logFile = nameOf('acme-log', log);

  /** A tarball and a tag of GitHub, which stay there as long as `work` runs. */
  async function withProject(
    work: (host: CodeHost, settings: Partial<Settings>) => Promise<void>,
  ): Promise<void> {
    await withCodeHost(
      () => ({
        '/log.tar.gz?token=secret': { body: log },
        '/repos/acme/web/tags?per_page=100': { body: [tagJson('v1.0.0', shaOf('a'))] },
        [`/repos/acme/web/tarball/${shaOf('a')}`]: { body: web },
      }),
      async (host) => {
        const lines = [
          "mod 'acme-web', github_tarball: 'acme/web'",
          `mod 'acme-log', type: 'tarball', source: '${host.url}/log.tar.gz?token=secret'`,
        ];
        writeTree(directory(), { Puppetfile: lines.join('\n') });
        await work(host, { githubApiUrl: host.url });
      },
    );
  }
  const run = (settings: Partial<Settings>, options = {}) =>
    vendor(settingsOf(directory(), settings), ignore, options);
  const installAgain = (settings: Partial<Settings>) => {
    for (const gone of ['modules', '.cache']) rmSync(path(gone), { recursive: true, force: true });
    return install(settingsOf(directory(), settings), ignore);
  };
  const installed = () =>
    Object.keys(readProject(directory())).filter((file) => file.startsWith('modules/'));

  it('keeps tarballs and tags under names that say what they are, and an install asks nobody', async () => {
    await withProject(async (host, settings) => {
      const { archives, leftOut } = await run(settings);
      assert.deepEqual(readdirSync(path('vendor')), [logFile, webFile]);
      assert.deepEqual(
        archives.map(({ name, file, state }) => [name, file, state]),
        [
          ['acme-log', logFile, 'written'],
          ['acme-web', webFile, 'written'],
        ],
      );
      assert.deepEqual(leftOut, []);
      assert.deepEqual(readFileSync(path('vendor', logFile)), log);
      const requests = host.asked.length;
      await installAgain(settings);
      assert.equal(host.asked.length, requests);
      assert.equal(existsSync(path('.cache')), false);
      assert.deepEqual(installed(), ['modules/log/metadata.json', 'modules/web/metadata.json']);
    });
    await installAgain({ isOffline: true, cacheDirectory: undefined });
    assert.deepEqual(installed(), ['modules/log/metadata.json', 'modules/web/metadata.json']);
  });

  it('does nothing the second time, and brings only what is missing or damaged', async () => {
    await withProject(async (host, settings) => {
      await run(settings);
      const states = async (changed: Partial<Settings>) =>
        (await run({ ...settings, ...changed })).archives.map(({ state }) => state);
      assert.deepEqual(await states({ isOffline: true, cacheDirectory: undefined }), [
        'unchanged',
        'unchanged',
      ]);
      writeFileSync(path('vendor', logFile), 'tampered');
      rmSync(path('vendor', webFile));
      const requests = host.asked.length;
      assert.deepEqual(await states({}), ['replaced', 'written']);
      assert.equal(host.asked.length, requests, 'the store has both');
      assert.deepEqual(readFileSync(path('vendor', logFile)), log);
    });
  });

  for (const [title, file] of [
    ['a tarball', logFile],
    ['the archive of a tag', webFile],
  ] as const) {
    it(`lets no install pass over ${title} that is damaged, and nothing is lost`, async () => {
      await withProject(async (_, settings) => {
        await run(settings);
        await installAgain(settings);
        const before = readProject(directory());
        rmSync(path('modules', 'log'), { recursive: true });
        rmSync(path('modules', 'web'), { recursive: true });
        writeFileSync(path('vendor', file), 'tampered');
        for (const isOffline of [true, false]) {
          const again = install(settingsOf(directory(), { ...settings, isOffline }), ignore);
          const error = await rejection(again, 'CHECKSUM_MISMATCH');
          assert.equal(error.message, `\`vendor/${file}\` is not the archive that was promised`);
        }
        assert.deepEqual(installed(), []);
        await run(settings);
        await install(settingsOf(directory(), { isOffline: true }), ignore);
        assert.deepEqual(readProject(directory()), before);
      });
    });
  }

  it('leaves the folder as it was where one of them cannot be had', async () => {
    await withProject(async (_, settings) => {
      await run(settings, { directory: 'other' });
      rmSync(path('.cache'), { recursive: true });
      rmSync(path('other'), { recursive: true });
    });
    await withCodeHost(
      () => ({
        '/repos/acme/web/tags?per_page=100': { body: [tagJson('v1.0.0', shaOf('a'))] },
        [`/repos/acme/web/tarball/${shaOf('a')}`]: { body: log },
      }),
      async ({ url: githubApiUrl }) => {
        await rejection(run({ githubApiUrl }), 'CHECKSUM_MISMATCH');
        assert.equal(existsSync(path('vendor')), false);
      },
    );
  });

  it('is nothing to a Forge over the folder, which nobody has released these to', async () => {
    await withProject(async (_, settings) => {
      await run(settings);
      const server = await startForgeServer({ directory: path('vendor'), port: 0 });
      await server.close();
      assert.equal(server.releaseCount, 0);
    });
  });

  it('prunes what the lock no longer needs, and no tarball that the Puppetfile names', async () => {
    await withProject(async (_, settings) => {
      await run(settings);
      writeFileSync(path('vendor', 'acme-log-1.0.0.tar.gz'), log);
      writeTree(directory(), {
        Puppetfile: "mod 'acme-log', type: 'tarball', source: 'vendor/acme-log-1.0.0.tar.gz'",
      });
      rmSync(path('Puppetfile.lock'));
      const told = await run(settings);
      assert.deepEqual([told.stale, told.removed], [[logFile, webFile], []]);
      assert.deepEqual(told.leftOut, [
        { name: 'acme-log', reason: 'it lies in the project, as `vendor/acme-log-1.0.0.tar.gz`' },
      ]);
      const { removed } = await run(settings, { prunes: true });
      assert.deepEqual(removed, [logFile, webFile]);
      assert.deepEqual(readdirSync(path('vendor')), ['acme-log-1.0.0.tar.gz']);
    });
  });

  it('never writes outside of its folder, whatever version a lock names', async () => {
    await withProject(async (_, settings) => {
      await run(settings);
      const lock = readFileSync(path('Puppetfile.lock'), 'utf8');
      const odd = lock.replaceAll('acme-log (1.0.0)', 'acme-log (1.0.0/../../../x)');
      writeFileSync(path('Puppetfile.lock'), odd);
      rmSync(path('vendor'), { recursive: true });
      await rejection(run(settings), 'LOCKFILE_INVALID');
      assert.equal(existsSync(path('vendor')), false);
    });
  });
});
