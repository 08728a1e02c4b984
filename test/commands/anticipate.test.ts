import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-base', version: '2.0.0', dependencies: { 'acme/none': '' } },
  { name: 'acme-old', version: '1.0.0', dependencies: { 'acme/base': '< 2.0.0' } },
];

describe('what will probably be installed', () => {
  const directory = useTemporaryDirectory();
  const run = (changed: Partial<Settings> = {}) =>
    install(settingsOf(directory(), changed), ignore);
  const declare = (forge: TestForge, ...lines: readonly string[]) =>
    writeTree(directory(), { Puppetfile: [`forge '${forge.url}'`, ...lines, ''].join('\n') });
  const paths = ({ requests }: TestForge) => requests.map((request) => request.replace('GET ', ''));
  const downloads = (forge: TestForge) =>
    paths(forge)
      .filter((path) => path.startsWith('/v3/files/'))
      .sort();
  const archive = (slug: string) => `/v3/files/${slug}.tar.gz`;

  it('is downloaded once', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-old'");
      await run();
      assert.deepEqual(downloads(forge), [archive('acme-base-1.0.0'), archive('acme-old-1.0.0')]);
    });
  });

  it('is asked for together with its metadata where the Puppetfile names a version', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base', '=1.0.0'", "mod 'acme-old', '1.0.0'");
      await run();
      assert.equal(forge.requests.length, 4);
      assert.equal(downloads(forge).length, 2);
      assert.deepEqual(paths(forge).slice(0, 2).sort(), [
        archive('acme-base-1.0.0'),
        archive('acme-old-1.0.0'),
      ]);
    });
  });

  it('is not asked for so early where the store may have it', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base', '1.0.0'");
      await run();
      rmSync(join(directory(), 'Puppetfile.lock'));
      rmSync(join(directory(), 'modules'), { recursive: true });
      await run();
      assert.deepEqual(downloads(forge), [archive('acme-base-1.0.0')]);
    });
  });

  it('may be something else in the end', async () => {
    await withForge(modules, async (forge) => {
      // Its newest release needs a module that there is not.
      declare(forge, "mod 'acme-base'");
      const { lockfile } = await run();
      assert.equal(lockfile.sources[0]?.modules[0]?.version, '1.0.0');
      assert.ok(downloads(forge).includes(archive('acme-base-1.0.0')));
    });
  });

  it('may not exist at all', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base', '7.0.0'");
      await rejection(run(), 'VERSION_NOT_FOUND');
    });
  });

  it('is not downloaded where the project has copies of its own', async () => {
    await withForge(modules, async (forge) => {
      mkdirSync(join(directory(), 'vendor'));
      declare(forge, "mod 'acme-base', '1.0.0'");
      await run();
      assert.equal(paths(forge).indexOf(archive('acme-base-1.0.0')), 1);
    });
  });
});
