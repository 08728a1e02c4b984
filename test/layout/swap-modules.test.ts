import assert from 'node:assert/strict';
import { join } from 'node:path';
import { lockModules } from '../../src/layout/modules-lock.ts';
import { createStaging } from '../../src/layout/staging.ts';
import { swapModules, undoSwap } from '../../src/layout/swap-modules.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('swapModules', () => {
  const directory = useTemporaryDirectory();

  function stage(...names: readonly string[]): ReturnType<typeof createStaging> {
    const staging = createStaging(directory());
    for (const name of names) writeTree(join(staging.directory, 'new', name), { version: 'new' });
    return staging;
  }

  beforeEach(() => {
    writeTree(directory(), {
      '.pupfile/installed.json': 'old',
      'a/version': 'old',
      'b/version': 'old',
      'gone/version': 'old',
    });
  });

  it('puts modules in their places and tells of it last', () => {
    const staging = stage('a', 'fresh');
    swapModules(staging, { incoming: ['a', 'fresh'], outgoing: ['gone'], installed: 'new' });
    undoSwap(staging);
    const tree = readTree(directory());
    assert.deepEqual(
      ['.pupfile/installed.json', 'a/version', 'b/version', 'fresh/version', 'gone/version'].map(
        (path) => tree[path],
      ),
      ['new', 'new', 'old', 'new', undefined],
    );
  });

  // A module that was never staged stops the swap where a kill could stop it.
  const orders: readonly (readonly string[])[] = [
    ['missing', 'a', 'fresh'],
    ['a', 'missing', 'fresh'],
    ['fresh', 'a', 'missing'],
    ['a', 'fresh', 'b'],
  ];
  for (const incoming of orders) {
    it(`is undone by the next run after a stop among ${incoming.join(', ')}`, async () => {
      const before = readTree(directory());
      const staging = stage('a', 'fresh');
      const swap = { incoming, outgoing: ['gone', 'never-there'], installed: 'new' };
      assert.throws(() => swapModules(staging, swap), { code: 'ENOENT' });
      const lock = await lockModules(directory(), 0);
      lock.release();
      assert.deepEqual(readTree(directory()), before);
    });
  }

  it('is cleared away by the next run where it never began', async () => {
    const before = readTree(directory());
    stage('a');
    (await lockModules(directory(), 0)).release();
    assert.deepEqual(readTree(directory()), before);
  });
});
