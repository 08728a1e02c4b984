import assert from 'node:assert/strict';
import { formatNumber } from '../../../src/size/page/format-number.ts';

describe('formatNumber', () => {
  const cases: readonly [number, string][] = [
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
  ];
  for (const [number, text] of cases) {
    it(`says ${text}`, () => assert.equal(formatNumber(number), text));
  }
});
