import assert from 'node:assert/strict';
import { type Direction, nearestTile } from '../../../src/size/treemap/nearest-tile.ts';

// a b
// c d
const tiles = ['a', 'b', 'c', 'd'].map((name, index) => ({
  name,
  x: (index % 2) * 10,
  y: Math.floor(index / 2) * 10,
  width: 10,
  height: 10,
}));

describe('nearestTile', () => {
  const cases: readonly [from: string, direction: Direction, to: string | undefined][] = [
    ['a', 'right', 'b'],
    ['a', 'down', 'c'],
    ['d', 'left', 'c'],
    ['d', 'up', 'b'],
    ['a', 'left', undefined],
    ['a', 'up', undefined],
    ['d', 'right', undefined],
    ['d', 'down', undefined],
  ];
  for (const [from, direction, to] of cases) {
    it(`goes ${direction} from ${from} to ${to ?? 'nowhere'}`, () => {
      const start = tiles.find(({ name }) => name === from) ?? assert.fail();
      assert.equal(nearestTile(start, tiles, direction)?.name, to);
    });
  }

  it('prefers what is straight ahead to what is a little nearer', () => {
    const from = { x: 0, y: 0, width: 10, height: 10 };
    const aside = { name: 'aside', x: 12, y: 12, width: 10, height: 10 };
    const ahead = { name: 'ahead', x: 25, y: 0, width: 10, height: 10 };
    assert.equal(nearestTile(from, [aside, ahead], 'right')?.name, 'ahead');
  });
});
