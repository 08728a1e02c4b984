import assert from 'node:assert/strict';
import { edgePath, roundTenth } from '../../src/graph/edge-path.ts';

describe('edgePath', () => {
  it('is a line and a curve by turns', () => {
    const points = [
      { x: 0, y: 0.04 },
      { x: 10, y: 0.04 },
      { x: 20.26, y: 8 },
      { x: 30, y: 8 },
    ];
    assert.equal(edgePath(points), 'M0 0H10C15.1 0 15.1 8 20.3 8H30');
  });

  it('is empty without a point', () => assert.equal(edgePath([]), ''));
});

describe('roundTenth', () => {
  it('rounds to a tenth', () =>
    assert.deepEqual([1.24, 1.25, -0.06].map(roundTenth), [1.2, 1.3, -0.1]));
});
