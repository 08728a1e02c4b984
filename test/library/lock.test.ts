import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/library/lock.ts';
import { resolve } from '../../src/library/resolve.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { withSite } from './support.ts';

describe('lock', () => {
  const directory = useTemporaryDirectory();

  it('writes what `resolve` promises, once', async () => {
    await withSite(directory(), async (site) => {
      const { lockfileText } = await resolve({ directory: site });
      const first = await lock({ directory: site });
      assert.deepEqual(first.lockfile, { name: 'Puppetfile.lock', isWritten: true });
      assert.equal(readFileSync(join(site, 'Puppetfile.lock'), 'utf8'), lockfileText);
      const second = await lock({ directory: site });
      assert.deepEqual([second.lockfile.isWritten, second.changes], [false, []]);
    });
  });

  it('moves what is to be updated, and nothing else', async () => {
    await withSite(directory(), async (site, { url }) => {
      writeTree(site, {
        Puppetfile: `forge '${url}'\nmod 'acme-web', '1.0.0'\nmod 'acme-log', '1.0.0'\n`,
      });
      await lock({ directory: site });
      writeTree(site, { Puppetfile: `forge '${url}'\nmod 'acme-web'\nmod 'acme-log'\n` });
      assert.deepEqual((await lock({ directory: site })).changes, []);
      const named = await lock({ directory: site, update: ['acme-log'] });
      assert.deepEqual(
        named.changes.map(({ name, to }) => [name, to]),
        [['acme-log', '1.5.0']],
      );
      const all = await lock({ directory: site, update: 'all' });
      assert.deepEqual(
        all.changes.map(({ name, to }) => [name, to]),
        [['acme-web', '2.0.0']],
      );
    });
  });

  it('does not begin where the signal came before', async () => {
    await withSite(directory(), async (site, forge) => {
      const reason = new Error('enough');
      const work = lock({ directory: site, signal: AbortSignal.abort(reason) });
      await assert.rejects(work, (error) => error === reason);
      assert.deepEqual([existsSync(join(site, 'Puppetfile.lock')), forge.requests], [false, []]);
    });
  });
});
