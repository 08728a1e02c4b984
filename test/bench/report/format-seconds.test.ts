import assert from 'node:assert/strict';
import { formatSeconds } from '../../../bench/report/format-seconds.ts';

describe('formatSeconds', () => {
  const cases: readonly [seconds: number, text: string][] = [
    [0, '0.000'],
    [0.27649, '0.276'],
    [9.9994, '9.999'],
    [9.9996, '10.0'],
    [99.94, '99.9'],
    [99.96, '100'],
    [194.4, '194'],
  ];
  for (const [seconds, text] of cases) {
    it(`says ${text} for ${seconds}`, () => {
      assert.equal(formatSeconds(seconds), text);
    });
  }
});
