import assert from 'node:assert/strict';
import { openForges } from '../../src/sources/open-forge.ts';
import { moduleName } from '../support/declare-modules.ts';
import { addRelease, withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('openForges', () => {
  const directory = useTemporaryDirectory();
  const web = moduleName('acme-web');

  it('opens servers and folders, a relative one at the directory that is given', async () => {
    writeTree(directory(), { 'vendor/README': '' });
    addRelease(`${directory()}/vendor`, { name: 'acme-web', version: '1.0.0' });
    await withForge([{ name: 'acme-web', version: '2.0.0' }], async ({ url }) => {
      await withHttpClient(async (http) => {
        const open = openForges({ http, directory: directory(), warn: () => {} });
        const found = await Promise.all(
          ['./vendor', `file://${directory()}/vendor`, url].map((one) => open(one).find(web)),
        );
        assert.deepEqual(
          found.map(({ releases }) => releases?.map(({ version }) => version.text)),
          [['1.0.0'], ['1.0.0'], ['2.0.0']],
        );
      });
    });
  });

  it('opens each once, so that a folder is read once', async () => {
    await withHttpClient(async (http) => {
      const open = openForges({ http, directory: directory(), warn: () => {} });
      assert.equal(open('./vendor'), open('./vendor'));
      assert.notEqual(open('./vendor'), open('./other'));
    });
  });

  it('refuses a folder of another machine', async () => {
    await withHttpClient(async (http) => {
      const open = openForges({ http, directory: directory(), warn: () => {} });
      thrown(() => open('file://other.example/forge'), 'FORGE_UNREACHABLE');
    });
  });
});
