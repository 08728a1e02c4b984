import assert from 'node:assert/strict';
import { median } from '../../bench/median.ts';

describe('median', () => {
  const cases: readonly [numbers: readonly number[], middle: number][] = [
    [[7], 7],
    [[30, 1, 2], 2],
    [[10, 9, 100, 1], 9.5],
    [[5, 5, 5, 5], 5],
  ];
  for (const [numbers, middle] of cases) {
    it(`of ${numbers.join(', ')} is ${middle}`, () => {
      assert.equal(median(numbers), middle);
    });
  }

  it('of nothing is no number', () => {
    assert.equal(median([]), Number.NaN);
  });

  it('leaves the numbers in their order', () => {
    const numbers = [3, 1, 2];
    median(numbers);
    assert.deepEqual(numbers, [3, 1, 2]);
  });
});
