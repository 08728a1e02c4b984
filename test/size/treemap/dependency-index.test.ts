import assert from 'node:assert/strict';
import { indexDependencies } from '../../../src/size/treemap/dependency-index.ts';

describe('indexDependencies', () => {
  // 0 → 1 → 2, 3 → 2, 4 ⇄ 5
  const { below, above } = indexDependencies([[1], [2], [], [2], [5], [4]]);
  const cases: readonly [module: number, below: readonly number[], above: readonly number[]][] = [
    [0, [1, 2], []],
    [1, [2], [0]],
    [2, [], [1, 3, 0]],
    [4, [5], [5]],
  ];
  for (const [module, required, requiring] of cases) {
    it(`knows what ${module} requires and who requires it, also by way of others`, () => {
      assert.deepEqual([...below(module)], required);
      assert.deepEqual([...above(module)], requiring);
    });
  }
});
