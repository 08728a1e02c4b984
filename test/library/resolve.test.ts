import assert from 'node:assert/strict';
import { lock } from '../../src/library/lock.ts';
import { parseLockfile } from '../../src/library/parse-lockfile.ts';
import { resolve } from '../../src/library/resolve.ts';
import { fallSilent, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';
import { webAndLog, withSite } from './support.ts';

describe('resolve', () => {
  const directory = useTemporaryDirectory();
  const versions = (modules: readonly { readonly name: string; readonly version: string }[]) =>
    modules.map(({ name, version }) => `${name} ${version}`);

  it('tells the releases with their dependencies and archives, and writes nothing', async () => {
    await withSite(directory(), async (site, forge) => {
      const before = readTree(site);
      const { modules, lockfileText, changes } = await resolve({ directory: site });
      assert.deepEqual(versions(modules), ['acme-log 1.5.0', 'acme-web 1.0.0']);
      const [, web] = modules;
      assert.deepEqual(web?.dependencies, [{ name: 'acme-log', requirement: '>= 1.0.0, < 2.0.0' }]);
      assert.equal(web?.archiveUrl, `${forge.url}/v3/files/acme-web-1.0.0.tar.gz`);
      assert.match(web?.sha256 ?? '', /^[0-9a-f]{64}$/);
      assert.equal(changes.length, 2);
      assert.deepEqual(versions(parseLockfile(lockfileText).modules), versions(modules));
      assert.deepEqual(readTree(site), before);
    });
  });

  it('takes texts in place of files that are not there', async () => {
    await withForge(webAndLog, async ({ url }) => {
      const puppetfileText = `forge '${url}'\nmod 'acme-log'\n`;
      const options = { directory: directory(), puppetfileText };
      const { modules } = await resolve(options);
      assert.deepEqual(versions(modules), ['acme-log 1.5.0']);
      const older = await resolve({
        ...options,
        puppetfileText: `${puppetfileText.trim()}, '1.0.0'\n`,
      });
      const kept = await resolve({ ...options, lockfileText: older.lockfileText });
      assert.deepEqual(versions(kept.modules), ['acme-log 1.0.0']);
      const { lockfileText } = older;
      for (const update of ['all', ['acme-log']] as const) {
        const moved = await resolve({ ...options, lockfileText, update });
        assert.deepEqual(
          moved.changes.map(({ kind, from, to }) => [kind, from, to]),
          [['upgraded', '1.0.0', '1.5.0']],
        );
      }
    });
  });

  it('stays at what is locked where no text says otherwise', async () => {
    await withSite(directory(), async (site, { url }) => {
      const puppetfileText = `forge '${url}'\nmod 'acme-web', '~> 1.0'\nmod 'acme-log', '1.0.0'\n`;
      const { lockfileText } = await resolve({ directory: site, puppetfileText });
      const { modules } = await resolve({ directory: site, lockfileText });
      assert.deepEqual(versions(modules), ['acme-log 1.0.0', 'acme-web 1.0.0']);
      await lock({ directory: site });
      const { changes } = await resolve({ directory: site });
      assert.deepEqual(changes, []);
    });
  });

  it('rejects with the proof that nothing fits', async () => {
    await withSite(directory(), async (site, { url }) => {
      const puppetfileText = `forge '${url}'\nmod 'acme-web'\nmod 'acme-log', '>= 2.0.0'\n`;
      const { message } = await rejection(
        resolve({ directory: site, puppetfileText }),
        'VERSION_NOT_FOUND',
      );
      assert.match(message, /acme-log/);
    });
  });

  it('refuses to update what nobody knows', async () => {
    await withSite(directory(), async (site) => {
      await rejection(resolve({ directory: site, update: ['acme-none'] }), 'MODULE_NOT_FOUND');
    });
  });

  it('stops git with the reason of a signal, and leaves nothing of it', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    await withFaultyServer(
      (request, response) => {
        fallSilent(request, response);
        stop.abort(reason);
      },
      async ({ url, requests }) => {
        const { PATH = '' } = process.env;
        const work = resolve({
          directory: directory(),
          puppetfileText: `mod 'acme-web', git: '${url}/web.git'\n`,
          env: { PATH, HOME: directory() },
          signal: stop.signal,
        });
        await assert.rejects(work, (error) => error === reason);
        assert.match(requests[0]?.headers['user-agent'] ?? '', /^git\//);
        assert.deepEqual(readTree(directory()), {});
      },
    );
  });

  it('ends with the reason of a signal while it waits for a Forge', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    await withFaultyServer(
      (request, response) => {
        fallSilent(request, response);
        stop.abort(reason);
      },
      async ({ url }) => {
        const puppetfileText = `forge '${url}'\nmod 'acme-web'\n`;
        const work = resolve({ directory: directory(), puppetfileText, signal: stop.signal });
        await assert.rejects(work, (error) => error === reason);
      },
    );
  });
});
