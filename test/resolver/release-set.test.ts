import assert from 'node:assert/strict';
import {
  absence,
  allChoices,
  emptySet,
  indicesOf,
  isSubset,
  mostPreferred,
  singleChoice,
} from '../../src/resolver/release-set.ts';

describe('allChoices', () => {
  it('holds every release and the absence', () => {
    assert.deepEqual(indicesOf(allChoices(3)), [0, 1, 2, 3]);
    assert.equal(allChoices(3) & absence(3), absence(3));
  });

  it('holds only the absence of a module without releases', () => {
    assert.equal(allChoices(0), absence(0));
  });
});

describe('isSubset', () => {
  const cases = [
    [0b000n, 0b000n, true],
    [0b000n, 0b101n, true],
    [0b001n, 0b101n, true],
    [0b101n, 0b101n, true],
    [0b010n, 0b101n, false],
    [0b111n, 0b101n, false],
  ] as const;
  for (const [set, of, expected] of cases) {
    it(`says ${expected} of ${set.toString(2)} in ${of.toString(2)}`, () => {
      assert.equal(isSubset(set, of), expected);
    });
  }
});

describe('mostPreferred', () => {
  // The indices beside the borders of the 32 bits that it looks at together.
  for (const index of [0, 1, 30, 31, 32, 33, 63, 64, 200]) {
    it(`finds ${index} before anything less preferred`, () => {
      assert.equal(mostPreferred(singleChoice(index)), index);
      assert.equal(mostPreferred(singleChoice(index) | singleChoice(300)), index);
      assert.equal(mostPreferred(allChoices(300) & ~(singleChoice(index) - 1n)), index);
    });
  }
});

describe('indicesOf', () => {
  it('lists the most preferred first', () => {
    const indices = [0, 5, 31, 32, 64, 150];
    const set = indices.reduce((union, index) => union | singleChoice(index), emptySet);
    assert.deepEqual(indicesOf(set), indices);
  });

  it('is empty for the empty set', () => {
    assert.deepEqual(indicesOf(emptySet), []);
  });
});
