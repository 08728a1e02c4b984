import assert from 'node:assert/strict';
import { parseBytes } from '../../src/model/parse-bytes.ts';

describe('parseBytes', () => {
  const cases: readonly [string, number | null][] = [
    ['0', 0],
    ['1024', 1024],
    ['12 B', 12],
    ['500MB', 500_000_000],
    ['500 mb', 500_000_000],
    ['2k', 2048],
    ['1.5GiB', 1_610_612_736],
    ['1T', 2 ** 40],
    ['', null],
    ['-1', null],
    ['1e9', null],
    ['MB', null],
    ['5 bananas', null],
    ['5 constructor', null],
  ];
  for (const [text, bytes] of cases) {
    it(`takes ${JSON.stringify(text)} for ${bytes}`, () => assert.equal(parseBytes(text), bytes));
  }
});
