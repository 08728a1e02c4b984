import assert from 'node:assert/strict';
import { checkResult } from '../../src/cli/render-check.ts';
import { check } from '../../src/commands/check.ts';
import { checkLock } from '../../src/library/check-lock.ts';
import { lock } from '../../src/library/lock.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { withSite } from './support.ts';

describe('checkLock', () => {
  const directory = useTemporaryDirectory();

  it('finds a missing, a current and an outdated lock, and asks nobody', async () => {
    await withSite(directory(), async (site, forge) => {
      const { differences } = await checkLock({ directory: site });
      assert.deepEqual(
        differences.map(({ rule, severity }) => [rule, severity]),
        [['lockfile-missing', 'error']],
      );
      await lock({ directory: site });
      const asked = forge.requests.length;
      assert.equal((await checkLock({ directory: site })).isCurrent, true);
      writeTree(site, { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '2.0.0'\n` });
      assert.equal((await checkLock({ directory: site })).isCurrent, false);
      assert.equal(forge.requests.length, asked);
    });
  });

  it('gives what `check --json` prints', async () => {
    await withSite(directory(), async (site, forge) => {
      await lock({ directory: site });
      writeTree(site, { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '2.0.0'\n` });
      const printed = checkResult(await check(settingsOf(site), ignore)).json;
      assert.deepEqual({ version: 1, ...(await checkLock({ directory: site })) }, printed);
    });
  });
});
