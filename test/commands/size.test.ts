import assert from 'node:assert/strict';
import { lock } from '../../src/commands/lock.ts';
import { size } from '../../src/commands/size.ts';
import { withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  {
    name: 'Acme-web',
    version: '1.0.0',
    dependencies: { 'acme/base': '>= 1.0.0' },
    files: { 'manifests/init.pp': 'x'.repeat(50), 'spec/x_spec.rb': 'y'.repeat(70) },
  },
  { name: 'acme-base', version: '1.0.0', files: { 'lib/x.rb': 'z'.repeat(2000) } },
];

describe('size', () => {
  const directory = useTemporaryDirectory();

  async function withLock(work: () => Promise<void>): Promise<void> {
    await withForge(modules, async ({ url }) => {
      const puppetfile = `forge '${url}'\nmod 'Acme-web'\nmod 'acme-site', :path => './site'\n`;
      writeTree(directory(), {
        Puppetfile: puppetfile,
        'site/manifests/init.pp': 'class site {}\n',
        'site/README.md': 'Ours.\n',
        'site/metadata.json':
          '{"name":"acme-site","version":"0.1.0","author":"a","dependencies":[{"name":"acme-base"}]}',
      });
      await lock(settingsOf(directory()), ignore);
      await work();
    });
  }

  it('measures every locked module, of Forges and of the project, and writes nothing', async () => {
    await withLock(async () => {
      const before = readProject(directory());
      const report = await size(settingsOf(directory()), ignore);
      assert.deepEqual(
        report.modules.map(({ name, version, dependencies }) => [name, version, dependencies]),
        [
          ['acme-base', '1.0.0', []],
          ['Acme-web', '1.0.0', ['acme-base']],
          ['acme-site', '0.1.0', ['acme-base']],
        ],
      );
      const [, web, site] = report.modules;
      assert.deepEqual(web?.leftOut, {
        files: 1,
        bytes: 70,
        kinds: [{ kind: 'spec', files: 1, bytes: 70 }],
      });
      assert.deepEqual(site?.leftOutFiles, [{ path: 'README.md', bytes: 6 }]);
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('measures what another content would hold', async () => {
    await withLock(async () => {
      const report = await size(settingsOf(directory(), { content: 'full' }), ignore);
      assert.equal(report.leftOut.files, 0);
      assert.ok(report.kept.kinds.some(({ kind }) => kind === 'spec'));
    });
  });

  it('tells of named modules alone', async () => {
    await withLock(async () => {
      const names = ['acme/web', 'acme-web'];
      const { modules: named, kept } = await size(settingsOf(directory()), ignore, { names });
      assert.deepEqual(
        named.map(({ name, dependencies }) => [name, dependencies]),
        [['Acme-web', []]],
      );
      assert.deepEqual(kept, named[0]?.kept);
    });
  });

  it('knows no module that is not locked', async () => {
    await withLock(async () => {
      await rejection(
        size(settingsOf(directory()), ignore, { names: ['acme-no'] }),
        'MODULE_NOT_FOUND',
      );
    });
  });

  it('measures no outdated lock', async () => {
    await withLock(async () => {
      writeTree(directory(), { Puppetfile: "mod 'acme-other'\n" });
      await rejection(size(settingsOf(directory()), ignore), 'LOCKFILE_OUTDATED');
    });
  });
});
