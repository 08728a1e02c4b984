import assert from 'node:assert/strict';
import { join } from 'node:path';
import { install } from '../../src/library/install.ts';
import { lock } from '../../src/library/lock.ts';
import type { ProgressEvent } from '../../src/library/progress-event.ts';
import { compileOwnSchema } from '../support/own-schemas.ts';
import { readProject } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';
import { withSite } from './support.ts';

describe('install', () => {
  const directory = useTemporaryDirectory();

  it('installs, tells what happens, and has nothing to do the second time', async () => {
    await withSite(directory(), async (site) => {
      const events: ProgressEvent[] = [];
      const options = { directory: site, onProgress: (event: ProgressEvent) => events.push(event) };
      const first = await install(options);
      assert.equal(first.modulesDirectory, join(site, 'modules'));
      assert.deepEqual([first.written, first.modules.length], [2, 2]);
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['resolving', 'fetching', 'fetched', 'fetched'],
      );
      const [, , fetched] = events;
      assert.ok(fetched?.kind === 'fetched' && fetched.sizeBytes > 0 && !fetched.isFromStore);
      assert.deepEqual(compileOwnSchema('install')({ version: 1, ...first }), []);
      assert.equal((await install(options)).written, 0);
    });
  });

  it('leaves nothing but the modules directory and the lock, unless it is given a store', async () => {
    await withSite(directory(), async (site) => {
      await install({ directory: site, env: { HOME: join(directory(), 'home') } });
      assert.deepEqual(
        Object.keys(readTree(directory())).filter((path) => !path.includes('/')),
        ['site'],
      );
      assert.deepEqual(Object.keys(readProject(site)), [
        'Puppetfile',
        'Puppetfile.lock',
        'modules/log/manifests/init.pp',
        'modules/log/metadata.json',
        'modules/web/manifests/init.pp',
        'modules/web/metadata.json',
      ]);
      await install({
        directory: site,
        modulesDir: 'others',
        cacheDir: join(directory(), 'store'),
      });
      const stored = Object.keys(readTree(join(directory(), 'store'))).length;
      assert.ok(stored > 0);
      await install({
        directory: site,
        modulesDir: 'third',
        cacheDir: join(directory(), 'store'),
        offline: true,
      });
    });
  });

  it('refuses to install a frozen lock that is not there', async () => {
    await withSite(directory(), async (site) => {
      await rejection(install({ directory: site, frozen: true }), 'LOCKFILE_OUTDATED');
    });
  });

  it('changes nothing where a signal comes before the first file is changed', async () => {
    await withSite(directory(), async (site) => {
      await lock({ directory: site });
      const before = readTree(site);
      const stop = new AbortController();
      const reason = new Error('enough');
      const work = install({
        directory: site,
        signal: stop.signal,
        // All of both archives is there by then, and neither stands in the modules directory.
        onProgress: ({ kind }) => kind === 'fetched' && stop.abort(reason),
      });
      await assert.rejects(work, (error) => error === reason);
      assert.deepEqual(readTree(site), before);
    });
  });
});
