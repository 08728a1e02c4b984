import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
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
    swapModules(staging, {
      incoming: ['a', 'fresh'],
      outgoing: ['gone'],
      installed: { text: 'new', mtimeMs: 1000 },
    });
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
      const swap = {
        incoming,
        outgoing: ['gone', 'never-there'],
        installed: { text: 'new', mtimeMs: 1000 },
      };
      assert.throws(() => swapModules(staging, swap), { code: 'ENOENT' });
      const lock = await lockModules(directory(), 0);
      lock.release();
      assert.deepEqual(readTree(directory()), before);
    });
  }

  const journals: readonly [string, string][] = [
    ['is empty', ''],
    ['is no JSON', '{"incoming":["a'],
    ['names no modules', '{"incoming":[null,"../outside",".pupfile","a/b"]}'],
    ['names none at all', '[]'],
  ];
  for (const [title, journal] of journals) {
    it(`is undone, and touches nothing else, where its journal ${title}`, async () => {
      writeTree(directory(), { 'modules/keep': '', 'outside/mine': 'mine' });
      const modules = join(directory(), 'modules');
      writeTree(modules, { 'a/version': 'old', '.pupfile/installed.json': 'old' });
      const before = readTree(directory());
      const staging = createStaging(modules);
      writeTree(join(staging.directory, 'new', 'a'), { version: 'new' });
      const swap = {
        incoming: ['a', 'missing'],
        outgoing: [],
        installed: { text: 'new', mtimeMs: 1000 },
      };
      assert.throws(() => swapModules(staging, swap), { code: 'ENOENT' });
      writeFileSync(join(staging.directory, 'swap.json'), journal);
      (await lockModules(modules, 0)).release();
      assert.deepEqual(readTree(directory()), before);
    });
  }

  it('leaves what somebody has put in the place of a module since the stop', async () => {
    const staging = stage('a');
    const swap = {
      incoming: ['a'],
      outgoing: ['gone', 'b'],
      installed: { text: 'new', mtimeMs: 1000 },
    };
    rmSync(join(staging.directory, 'new', 'a'), { recursive: true });
    assert.throws(() => swapModules(staging, swap), { code: 'ENOENT' });
    writeTree(join(staging.directory, 'new', 'a'), { version: 'new' });
    writeTree(directory(), { 'a/version': 'mine' });
    (await lockModules(directory(), 0)).release();
    const tree = readTree(directory());
    const paths = ['a/version', 'b/version', 'gone/version'];
    assert.deepEqual(
      paths.map((path) => tree[path]),
      ['mine', 'old', 'old'],
    );
  });

  it('is cleared away by the next run where it never began', async () => {
    const before = readTree(directory());
    stage('a');
    (await lockModules(directory(), 0)).release();
    assert.deepEqual(readTree(directory()), before);
  });
});
