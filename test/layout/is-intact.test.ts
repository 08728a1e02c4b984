import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { commitModules } from '../../src/layout/commit-modules.ts';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { isIntact, listDirectories } from '../../src/layout/is-intact.ts';
import { createStaging, discardStaging } from '../../src/layout/staging.ts';
import { stageTestModule } from '../support/stage-test-module.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('isIntact', () => {
  const directory = useTemporaryDirectory();
  let module: InstalledModule;

  beforeEach(() => {
    const staging = createStaging(directory());
    module = stageTestModule(staging, 'acme-web-1.0.0');
    commitModules(staging, { staged: [module], unchanged: [], installed: [] });
    discardStaging(staging);
  });

  it('holds of a module that was just installed', () => {
    assert.equal(isIntact(directory(), module), true);
  });

  const changes: readonly [string, (root: string) => void][] = [
    ['is gone', (root) => rmSync(root, { recursive: true })],
    ['lost a file', (root) => rmSync(join(root, 'metadata.json'))],
    ['lost a folder', (root) => rmSync(join(root, 'tasks'), { recursive: true })],
    ['got a file', (root) => writeTree(root, { 'tasks/more': '' })],
    ['got an empty folder', (root) => mkdirSync(join(root, 'spec'))],
    ['has a file of another size', (root) => writeTree(root, { 'metadata.json': '{}' })],
    ['has a file of another time', (root) => utimesSync(join(root, 'metadata.json'), 1, 1)],
    ['has a file of another mode', (root) => chmodSync(join(root, 'metadata.json'), 0o600)],
    ['has a folder of another mode', (root) => chmodSync(join(root, 'tasks'), 0o700)],
    [
      'has a link in the place of a file',
      (root) => {
        rmSync(join(root, 'metadata.json'));
        symlinkSync('tasks/run.sh', join(root, 'metadata.json'));
      },
    ],
    [
      'is a link to an untouched copy',
      (root) => {
        renameSync(root, `${root}-copy`);
        symlinkSync('web-copy', root);
      },
    ],
    [
      'is a file',
      (root) => {
        rmSync(root, { recursive: true });
        writeTree(join(root, '..'), { web: '' });
      },
    ],
  ];
  for (const [title, change] of changes) {
    it(`does not hold of a module that ${title}`, () => {
      change(join(directory(), 'web'));
      assert.equal(isIntact(directory(), module), false);
    });
  }
});

describe('listDirectories', () => {
  it('gives parents before children, each once, the root first', () => {
    assert.deepEqual(listDirectories(['a/b/c', 'a/d', 'e', 'a/b/f']), ['', 'a', 'a/b']);
  });
});
