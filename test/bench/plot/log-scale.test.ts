import assert from 'node:assert/strict';
import { decadesAround, placeOn } from '../../../bench/plot/log-scale.ts';

describe('placeOn', () => {
  const axis = { values: [1, 1000], places: [300, 0] } as const;
  const cases: readonly [value: number, place: number][] = [
    [1, 300],
    [10, 200],
    [100, 100],
    [1000, 0],
    [0.1, 400],
  ];
  for (const [value, place] of cases) {
    it(`puts ${value} at ${place}`, () => {
      assert.equal(Math.round(placeOn(axis, value) * 1e6) / 1e6, place);
    });
  }

  it('puts the only value of an axis into its middle', () => {
    assert.equal(placeOn({ values: [7, 7], places: [0, 10] }, 7), 5);
  });
});

describe('decadesAround', () => {
  const cases: readonly [values: readonly number[], decades: readonly number[]][] = [
    [
      [0.03, 4],
      [0.01, 0.1, 1, 10],
    ],
    [
      [0.01, 10],
      [0.01, 0.1, 1, 10],
    ],
    [[10], [10, 100]],
    [
      [0.0004, 0.0003],
      [0.0001, 0.001],
    ],
  ];
  for (const [values, decades] of cases) {
    it(`of ${values.join(', ')} are ${decades.join(', ')}`, () => {
      assert.deepEqual(decadesAround(values), decades);
    });
  }
});
