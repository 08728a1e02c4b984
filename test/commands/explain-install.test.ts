import assert from 'node:assert/strict';
import { explainInstall } from '../../src/commands/explain-install.ts';
import { withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  {
    name: 'acme-web',
    version: '1.0.0',
    dependencies: { 'acme/base': '>= 1.0.0' },
    files: { 'manifests/init.pp': 'class web {}', 'spec/x_spec.rb': 'y'.repeat(70) },
  },
  { name: 'acme-base', version: '1.0.0' },
];

describe('explainInstall', () => {
  const directory = useTemporaryDirectory();

  it('tells what was left out, also where nothing has to be written, without a request', async () => {
    await withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
      const first = await explainInstall(settingsOf(directory()), ignore);
      assert.equal(first.result.written, 2);
      const asked = forge.requests.length;
      const second = await explainInstall(settingsOf(directory(), { isOffline: true }), ignore);
      assert.equal(second.result.written, 0);
      assert.equal(forge.requests.length, asked);
      for (const { explained } of [first, second]) {
        assert.deepEqual(explained, [
          {
            name: 'acme-web',
            version: '1.0.0',
            leftOut: [{ path: 'spec/', files: 1, bytes: 70, reason: 'not-read' }],
          },
        ]);
      }
    });
  });

  it('tells each warning and the fetching once', async () => {
    await withForge(modules, async ({ url }) => {
      const puppetfile = `forge '${url}'\nmod 'acme-web', :unknown => 1\n`;
      writeTree(directory(), { Puppetfile: puppetfile });
      const { report, events } = collectEvents();
      await explainInstall(settingsOf(directory()), report);
      const count = (kind: string) => events.filter((event) => event.kind === kind).length;
      assert.equal(count('warning'), 1);
      assert.equal(count('fetching'), 1);
    });
  });
});
