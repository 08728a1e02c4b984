import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spreadSlots } from '../../src/graph/spread-slots.ts';

describe('spreadSlots', () => {
  const cases: readonly [title: string, wishes: readonly [number, number][], places: number[]][] = [
    ['nothing', [], []],
    [
      'what has room where it wants to be',
      [
        [0, 2],
        [10, 2],
      ],
      [0, 10],
    ],
    [
      'two that want the same place',
      [
        [5, 2],
        [5, 2],
      ],
      [4, 6],
    ],
    [
      'two in the wrong order',
      [
        [6, 2],
        [4, 2],
      ],
      [4, 6],
    ],
    [
      'a large one among small ones',
      [
        [0, 2],
        [0, 10],
        [0, 2],
      ],
      [-6, 0, 6],
    ],
    [
      'those that push others on',
      [
        [0, 2],
        [1, 2],
        [100, 2],
      ],
      [-0.5, 1.5, 100],
    ],
  ];
  for (const [title, wishes, places] of cases) {
    it(`places ${title}`, () => {
      assert.deepEqual(spreadSlots(wishes.map(([place, size]) => ({ place, size }))), places);
    });
  }

  it('never lets two overlap', () => {
    const wish = fc.record({ place: fc.integer({ min: -50, max: 50 }), size: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(wish), (wishes) => {
        const places = spreadSlots(wishes);
        return wishes.every(({ size }, index) => {
          const [place, next] = [places[index] ?? 0, places[index + 1]];
          const needed = (size + (wishes[index + 1]?.size ?? 0)) / 2;
          return next === undefined || next - place >= needed - 1e-6;
        });
      }),
    );
  });
});
