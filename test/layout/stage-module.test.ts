import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { stageModule } from '../../src/layout/stage-module.ts';
import { createStaging, discardStaging, type Staging } from '../../src/layout/staging.ts';
import type { ContentProfile } from '../../src/layout/trim.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import { stageTestModule } from '../support/stage-test-module.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('stageModule', () => {
  const directory = useTemporaryDirectory();

  it('writes the wanted files beside the modules, and tells what it wrote and left out', () => {
    const staging = createStaging(directory());
    const module = stageTestModule(staging, 'acme-web-1.0.0');
    assert.deepEqual(module.files, { 'metadata.json': 37, 'tasks/run.sh': 14 });
    assert.deepEqual(module.executables, ['tasks/run.sh']);
    assert.deepEqual(module.leftOut, { files: 2, bytes: 9 });
    assert.deepEqual(Object.keys(readTree(join(staging.directory, 'new', 'web'))), [
      'metadata.json',
      'tasks',
      'tasks/run.sh',
    ]);
  });

  it('refuses a link that is wanted, and the modules stay as they are', () => {
    writeTree(directory(), { 'web/metadata.json': '{}' });
    const staging = createStaging(directory());
    assert.throws(() => stageTestModule(staging, 'acme-web-1.0.0', 'full'), {
      code: 'ARCHIVE_UNSAFE',
      message: /`spec\/link` is a symbolic link$/,
    });
    discardStaging(staging);
    assert.deepEqual(readTree(directory()), {
      '.pupfile': 'directory',
      web: 'directory',
      'web/metadata.json': '{}',
    });
  });

  it('stages a module whose names that differ in case only are left out', () => {
    const staging = createStaging(directory());
    const paths = ['manifests/init.pp', 'spec/README', 'spec/readme', 'Spec/a', 'Lib/b'];
    const module = stageFiles(staging, paths, 'runtime');
    assert.deepEqual(Object.keys(module.files), ['manifests/init.pp']);
  });

  const collisions: readonly [ContentProfile, readonly string[], RegExp][] = [
    ['runtime', ['lib/A', 'lib/a'], /`lib\/A` and `lib\/a`/],
    ['runtime', ['lib/Puppet/b', 'lib/puppet/a'], /`lib\/Puppet` and `lib\/puppet`/],
    ['full', ['lib/a', 'spec/README', 'spec/readme'], /`spec\/README` and `spec\/readme`/],
    ['full', ['lib/a', 'Lib/b'], /`lib` and `Lib`/],
  ];
  for (const [content, paths, names] of collisions) {
    it(`refuses ${paths.join(', ')} where ${content} keeps them, and writes nothing`, () => {
      const staging = createStaging(directory());
      assert.throws(() => stageFiles(staging, paths, content), {
        code: 'ARCHIVE_UNSAFE',
        message: names,
      });
      assert.deepEqual(readTree(join(staging.directory, 'new')), {});
    });
  }

  it('writes over nothing where an archive has a path twice', () => {
    const staging = createStaging(directory());
    assert.throws(() => stageFiles(staging, ['lib/a', 'lib/a'], 'runtime'), {
      code: 'FILE_SYSTEM',
    });
  });

  it('gives two releases of one day different times', () => {
    const staging = createStaging(directory());
    const first = stageTestModule(staging, 'acme-web-1.0.0');
    const second = stageTestModule(staging, 'acme-base-1.0.0');
    assert.notEqual(first.mtimeMs, second.mtimeMs);
  });
});

/** Stages what is no release of a Forge: these files, with nothing in them. */
function stageFiles(
  staging: Staging,
  paths: readonly string[],
  content: ContentProfile,
): InstalledModule {
  const entries = paths.map((path) => ({
    ...{ kind: 'file' as const, path, isExecutable: false, mtimeMs: 0, content: Buffer.from('') },
  }));
  return stageModule(staging, {
    name: parseModuleName('acme-web') as ModuleName,
    version: '1.0.0',
    digest: 'a'.repeat(40),
    archive: { entries },
    isUnreleased: true,
    content,
  });
}
