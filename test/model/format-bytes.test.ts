import assert from 'node:assert/strict';
import { formatBytes } from '../../src/model/format-bytes.ts';

describe('formatBytes', () => {
  const cases: readonly [bytes: number, expected: string][] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [5 * 1024 ** 2, '5.0 MiB'],
    [3 * 1024 ** 3, '3.0 GiB'],
    [5000 * 1024 ** 3, '5000.0 GiB'],
  ];
  for (const [bytes, expected] of cases) {
    it(`says ${expected} for ${bytes}`, () => assert.equal(formatBytes(bytes), expected));
  }
});
