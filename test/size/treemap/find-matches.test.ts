import assert from 'node:assert/strict';
import { findMatches } from '../../../src/size/treemap/find-matches.ts';
import type { SizeMode } from '../../../src/size/treemap/size-tree.ts';
import { nodeAt, threeModulesTree } from '../../support/size-tree.ts';

describe('findMatches', () => {
  const root = threeModulesTree();
  const cases: readonly [
    text: string,
    mode: SizeMode,
    expected: readonly [files: number, modules: number, bytes: number],
  ][] = [
    ['init.pp', 'both', [2, 2, 1_500_100]],
    ['WEB manifests', 'kept', [1, 1, 1_500_000]],
    ['manifests web', 'kept', [1, 1, 1_500_000]],
    ['acme-base', 'kept', [3, 1, 6144]],
    ['spec', 'kept', [0, 0, 0]],
    ['spec', 'left-out', [2, 2, 50_700]],
    ['nothing like it', 'both', [0, 0, 0]],
  ];
  for (const [text, mode, [files, modules, bytes]] of cases) {
    it(`finds ${files} files for “${text}” in what is ${mode}`, () => {
      const matches = findMatches(root, text, mode);
      assert.deepEqual([matches?.files, matches?.modules, matches?.bytes], [files, modules, bytes]);
    });
  }

  it('marks the files and all that they are in', () => {
    const nodes = findMatches(root, 'a.rb', 'both')?.nodes ?? new Set();
    const marked = ['', 'acme-base', 'acme-base/lib/puppet', 'acme-base/lib/puppet/a.rb'];
    assert.deepEqual([...nodes].map(({ path }) => path).sort(), marked);
    assert.ok(marked.every((path) => nodes.has(nodeAt(root, path))));
  });

  for (const text of ['', '  ']) {
    it(`searches for nothing with “${text}”`, () => {
      assert.equal(findMatches(root, text, 'both'), undefined);
    });
  }
});
