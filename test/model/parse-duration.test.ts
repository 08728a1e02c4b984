import assert from 'node:assert/strict';
import { parseDuration } from '../../src/model/parse-duration.ts';

describe('parseDuration', () => {
  const cases: readonly [string, number | null][] = [
    ['0d', 0],
    ['90m', 5_400_000],
    ['12h', 43_200_000],
    ['30 d', 2_592_000_000],
    ['2W', 1_209_600_000],
    ['30', null],
    ['d', null],
    ['1.5d', null],
    ['-1d', null],
    ['1y', null],
  ];
  for (const [text, durationMs] of cases) {
    it(`takes ${JSON.stringify(text)} for ${durationMs}`, () => {
      assert.equal(parseDuration(text), durationMs);
    });
  }
});
