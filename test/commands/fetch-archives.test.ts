import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turnOfEventLoop, setTimeout as wait } from 'node:timers/promises';
import { fetchArchives } from '../../src/commands/fetch-archives.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { WantedArchive } from '../../src/sources/fetch-archive.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';
import { reply, stayAway, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { collectEvents, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const names = ['acme-base', 'acme-log', 'acme-web'];
const modules = names.map((name) => ({ name, version: '1.0.0' }));

describe('fetchArchives', () => {
  const directory = useTemporaryDirectory();

  async function fetchAll(
    archives: readonly WantedArchive[],
    changed: Partial<Settings> = {},
    onArchive: (name: string) => void | Promise<void> = () => {},
  ) {
    const { report, events } = collectEvents();
    const settings = settingsOf(directory(), changed);
    const totals = await withHttpClient(
      (http) =>
        fetchArchives(archives, {
          http,
          settings,
          report,
          onArchive: ({ name }) => onArchive(name),
        }),
      { concurrency: settings.concurrency, isOffline: settings.isOffline },
    );
    return { ...totals, events };
  }

  it('brings every archive, and tells of each', async () => {
    await withForge(modules, async ({ url }) => {
      const arrived: string[] = [];
      const archives = names.map((name) => wanted(name, url));
      const fetched = await fetchAll(archives, {}, (name) => {
        arrived.push(name);
      });
      assert.deepEqual(arrived.sort(), names);
      assert.deepEqual([...fetched.checksums.keys()].sort(), names);
      const sizes = modules.map((module) => moduleTarball(module).length);
      assert.equal(
        fetched.downloadedBytes,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      assert.deepEqual(fetched.events[0], { kind: 'fetching', modules: 3 });
      assert.equal(fetched.events.filter(({ kind }) => kind === 'fetched').length, 3);
    });
  });

  it('hands out one archive after the other, however many have arrived', async () => {
    await withForge(modules, async ({ url }) => {
      const archives = names.map((name) => wanted(name, url));
      await fetchAll(archives);
      const steps: string[] = [];
      await fetchAll(archives, {}, async (name) => {
        steps.push(`begin ${name}`);
        await turnOfEventLoop();
        steps.push(`end ${name}`);
      });
      assert.deepEqual(
        steps,
        names.flatMap((name) => [`begin ${name}`, `end ${name}`]),
      );
    });
  });

  it('takes from the store what was fetched before', async () => {
    await withForge(modules, async ({ url, requests }) => {
      const archives = names.map((name) => wanted(name, url));
      await fetchAll(archives);
      const { downloadedBytes } = await fetchAll(archives);
      assert.equal(downloadedBytes, 0);
      assert.equal(requests.length, 3);
    });
  });

  it('reads what lies here when its turn has come, so that not all of it is in memory', async () => {
    await withForge(modules, async ({ url, requests }) => {
      const archives = names.map((name) => wanted(name, url));
      await fetchAll(archives);
      const arrived: string[] = [];
      await fetchAll(archives, {}, (name) => {
        arrived.push(name);
        rmSync(join(directory(), '.cache'), { recursive: true, force: true });
      });
      assert.deepEqual(arrived, names);
      // The first one was read before the others were gone.
      assert.equal(requests.length, 3 + 2);
    });
  });

  it('downloads so far ahead of whoever takes the archives, and no farther', async () => {
    const many = Array.from({ length: 7 }, (_, index) => `acme-m${index}`);
    const published = many.map((name) => ({ name, version: '1.0.0' }));
    await withForge(published, async ({ url, requests }) => {
      const taken: number[] = [];
      const archives = many.map((name) => wanted(name, url));
      await fetchAll(archives, { concurrency: 2 }, async () => {
        // All that may come has come by then.
        await wait(100);
        taken.push(requests.length);
      });
      assert.deepEqual(taken, [4, 5, 6, 7, 7, 7, 7]);
    });
  });

  it('keeps nothing where there is no store', async () => {
    await withForge(modules, async ({ url, requests }) => {
      const archives = names.map((name) => wanted(name, url));
      for (const _ of [1, 2]) await fetchAll(archives, { cacheDirectory: undefined });
      assert.equal(requests.length, 6);
    });
  });

  it('asks for nothing more after the first failure', async () => {
    await withFaultyServer(reply(403), async ({ url, requests }) => {
      const reference = { url, sha256: sha256Of(1), md5: undefined, sizeBytes: undefined };
      const archives = Array.from({ length: 20 }, () => ({
        ...wanted('acme-web', url),
        reference,
      }));
      await rejection(fetchAll(archives, { concurrency: 1 }), 'FORGE_REFUSED');
      // The next one may be on its way before the failure is known.
      assert.ok(requests.length <= 2, String(requests.length));
    });
  });

  it('gives up what is under way when one of them fails', async () => {
    const answer = reply(200, {}, 'not the archive');
    await withFaultyServer(
      (request, response) =>
        (request.url?.includes('acme-log') ? answer : stayAway)(request, response),
      async ({ url }) => {
        const archives = names.map((name) => wanted(name, url));
        const error = await rejection(fetchAll(archives), 'CHECKSUM_MISMATCH');
        assert.match(error.message, /^acme-log 1\.0\.0: /);
      },
    );
  });

  it('tells of the first archive that fails, whichever fails first', async () => {
    // Of the second one nobody knows a checksum, so that it is looked for nowhere, and fails at once.
    const base = wanted('acme-base', 'https://forge.example');
    const log = { ...wanted('acme-log', 'https://forge.example'), lockedSha256: undefined };
    for (const archives of [
      [base, log],
      [log, base],
    ]) {
      const error = await rejection(fetchAll(archives, { isOffline: true }), 'OFFLINE');
      assert.equal(error.message, `Could not find a local copy of ${archives[0]?.name} 1.0.0`);
    }
  });

  it('fails where nobody can do anything with an archive', async () => {
    await withForge(modules, async ({ url }) => {
      const refuse = () => {
        throw new Error('no room');
      };
      await assert.rejects(fetchAll([wanted('acme-web', url)], {}, refuse), /no room/);
    });
  });

  it('accepts what nobody gives a checksum for where the settings say so', async () => {
    await withForge(modules, async ({ url }) => {
      const archives = [{ ...wanted('acme-web', url), lockedSha256: undefined }];
      await rejection(fetchAll(archives), 'CHECKSUM_MISSING');
      const { checksums } = await fetchAll(archives, { allowsUnverified: true });
      assert.equal(checksums.size, 1);
      assert.notEqual(checksums.get(moduleName('acme-web')), sha256Of(0));
    });
  });
});

function wanted(name: string, forgeUrl: string): WantedArchive {
  const bytes = moduleTarball({ name, version: '1.0.0' });
  return {
    name: moduleName(name),
    version: '1.0.0',
    forgeUrl,
    reference: undefined,
    lockedSha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
