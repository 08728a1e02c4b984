import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { forgottenPlaces } from '../../src/commands/forgotten-places.ts';
import { formatInstalled } from '../../src/layout/format-installed.ts';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { moduleName } from '../support/declare-modules.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web: InstalledModule = {
  ...{ name: moduleName('acme-web'), version: '1.0.0', directory: 'web', digest: 'a'.repeat(64) },
  ...{ content: 'runtime', mtimeMs: 0, files: {}, executables: [] },
  leftOut: { files: 0, bytes: 0 },
};

describe('forgottenPlaces', () => {
  const directory = useTemporaryDirectory();
  const project = () => join(directory(), 'project');

  function record(place: string, modules: readonly InstalledModule[]): void {
    writeTree(project(), { [`${place}/.pupfile/installed.json`]: formatInstalled(modules).text });
  }

  /** Which there are, where the last run had modules in these. */
  function find(elsewhere: readonly unknown[], named: readonly string[] = []): readonly string[] {
    const text = JSON.stringify({ version: 1, elsewhere, modules: [] });
    writeTree(project(), { 'modules/.pupfile/installed.json': text });
    const root = project();
    const paths = { directory: root, puppetfile: '', lockfile: '', metadata: '' };
    return forgottenPlaces(
      { modulesDirectory: join(root, 'modules'), paths: { ...paths, hasPuppetfile: true } },
      new Set(named.map((path) => join(root, path))),
    ).map((path) => path.slice(root.length + 1));
  }

  it('finds those that were named and are no more', () => {
    for (const place of ['site', 'a/b', 'still']) record(place, [web]);
    assert.deepEqual(find(['site', 'a/b', 'still', './site'], ['still']), ['site', 'a/b']);
  });

  it('finds none where no module of pupfile is left, nor the modules directory', () => {
    record('empty', []);
    mkdirSync(join(project(), 'bare'), { recursive: true });
    assert.deepEqual(find(['empty', 'bare', 'gone', 'modules']), []);
  });

  it('finds none outside of the project, whatever the record says', () => {
    record('../outside', [web]);
    mkdirSync(project());
    symlinkSync('../outside', join(project(), 'link'));
    assert.deepEqual(find(['../outside', join(directory(), 'outside'), 'link', 'link/../..']), []);
  });

  it('takes a damaged record for none', () => {
    record('site', [web]);
    assert.deepEqual(find([1, null, {}, 'site']), ['site']);
    writeTree(project(), { 'modules/.pupfile/installed.json': '{"version":1,"elsewhere":"site"}' });
    const paths = { directory: project(), puppetfile: '', lockfile: '', metadata: '' };
    const modulesDirectory = join(project(), 'modules');
    const damaged = { modulesDirectory, paths: { ...paths, hasPuppetfile: true } };
    assert.deepEqual(forgottenPlaces(damaged, new Set()), []);
  });
});
