import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Rect, squarify } from '../../../src/size/treemap/squarify.ts';

const weightsOf = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  .map((weights) => weights.toSorted((left, right) => right - left));
const areaOf = fc.record({
  x: fc.nat(50),
  y: fc.nat(50),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});

describe('squarify', () => {
  it('parts a rectangle as its authors do', () => {
    const rects = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    assert.deepEqual(rects.slice(0, 4).map(round), [
      { x: 0, y: 0, width: 3, height: 2 },
      { x: 0, y: 2, width: 3, height: 2 },
      { x: 3, y: 0, width: 1.71, height: 2.33 },
      { x: 4.71, y: 0, width: 1.29, height: 2.33 },
    ]);
  });

  it('has no parts where there are no weights', () => {
    assert.deepEqual(squarify([], { x: 0, y: 0, width: 6, height: 4 }), []);
  });

  for (const area of [
    { width: 0, height: 10 },
    { width: 10, height: 0 },
    { width: 0, height: 0 },
  ]) {
    it(`ends in a rectangle of ${area.width} by ${area.height}`, () => {
      assert.equal(squarify([3, 2, 1], { x: 0, y: 0, ...area }).length, 3);
    });
  }

  it('gives every weight its share of the area, inside of it', () => {
    fc.assert(
      fc.property(weightsOf, areaOf, (weights, area) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const rects = squarify(weights, area);
        return weights.every((weight, index) => {
          const rect = rects[index];
          if (rect === undefined || !isInside(rect, area)) return false;
          const share = (rect.width * rect.height) / (area.width * area.height);
          return Math.abs(share - weight / total) < 1e-6;
        });
      }),
    );
  });

  it('lets no two parts overlap', () => {
    fc.assert(
      fc.property(weightsOf, areaOf, (weights, area) => {
        const rects = squarify(weights, area);
        return rects.every((rect, index) =>
          rects.slice(index + 1).every((other) => !overlaps(rect, other)),
        );
      }),
    );
  });
});

const hair = 1e-6;

function isInside(rect: Rect, area: Rect): boolean {
  return (
    rect.x >= area.x - hair &&
    rect.y >= area.y - hair &&
    rect.x + rect.width <= area.x + area.width + hair &&
    rect.y + rect.height <= area.y + area.height + hair
  );
}

function overlaps(left: Rect, right: Rect): boolean {
  const across = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const down = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  return across > hair && down > hair;
}

function round({ x, y, width, height }: Rect): Rect {
  const [left = 0, top = 0, across = 0, down = 0] = [x, y, width, height].map(
    (number) => Math.round(number * 100) / 100,
  );
  return { x: left, y: top, width: across, height: down };
}
