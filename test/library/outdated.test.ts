import assert from 'node:assert/strict';
import { lock } from '../../src/library/lock.ts';
import { outdated } from '../../src/library/outdated.ts';
import { compileOwnSchema } from '../support/own-schemas.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { withSite } from './support.ts';

describe('outdated', () => {
  const directory = useTemporaryDirectory();

  it('tells what is behind and why, as `outdated --json` does', async () => {
    await withSite(directory(), async (site) => {
      await lock({ directory: site });
      const result = await outdated({ directory: site });
      const [web, ...others] = result.modules;
      assert.deepEqual(others, []);
      assert.deepEqual(
        [web?.name, web?.locked, web?.wanted, web?.latest],
        ['acme-web', '1.0.0', '1.0.0', '2.0.0'],
      );
      assert.match(web?.heldBackBy ?? '', /Puppetfile/);
      assert.deepEqual(compileOwnSchema('outdated')({ version: 1, ...result }), []);
    });
  });

  it('needs a lock', async () => {
    await withSite(directory(), async (site) => {
      await rejection(outdated({ directory: site }), 'LOCKFILE_MISSING');
    });
  });
});
