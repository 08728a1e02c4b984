import assert from 'node:assert/strict';
import { editDistance, nearestWord } from '../../src/errors/nearest-word.ts';

describe('nearestWord', () => {
  const cases = [
    ['modd', 'mod'],
    ['Forge', 'forge'],
    ['exlusion', 'exclusion'],
    ['fogre', 'forge'],
    ['case', undefined],
    ['', undefined],
  ] as const;
  for (const [word, expected] of cases) {
    it(`finds ${expected ?? 'nothing'} for ${JSON.stringify(word)}`, () => {
      assert.equal(nearestWord(word, ['forge', 'mod', 'exclusion']), expected);
    });
  }
});

describe('editDistance', () => {
  const cases = [
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['kitten', 'sitting', 3],
    ['gti', 'git', 1],
    ['ab', 'bca', 3],
  ] as const;
  for (const [from, to, distance] of cases) {
    it(`is ${distance} between "${from}" and "${to}", both ways`, () => {
      assert.equal(editDistance(from, to), distance);
      assert.equal(editDistance(to, from), distance);
    });
  }
});
