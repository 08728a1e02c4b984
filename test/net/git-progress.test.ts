import assert from 'node:assert/strict';
import { receivedBytes } from '../../src/net/git-progress.ts';

describe('receivedBytes', () => {
  const cases: readonly [piece: string, bytes: number | undefined][] = [
    ['Receiving objects:  45% (450/1000), 1.50 MiB | 3.00 MiB/s\r', 1.5 * 1024 * 1024],
    ['Receiving objects:  45% (450/1000), 12 bytes | 1.00 KiB/s\r', 12],
    [
      'Receiving objects:  1% (1/9), 1.00 KiB | 1 KiB/s\rReceiving objects: 2% (2/9), 2.00 KiB | 1 KiB/s\r',
      2048,
    ],
    ['Receiving objects: 100% (9/9), 1.00 GiB | 1 MiB/s, done.\n', 1024 ** 3],
    ['Receiving objects:  45% (450/1000)\r', undefined],
    ['remote: Counting objects: 100% (10/10), done.\n', undefined],
    ['', undefined],
  ];
  for (const [piece, bytes] of cases) {
    it(`finds ${bytes} in ${JSON.stringify(piece)}`, () =>
      assert.equal(receivedBytes(piece), bytes));
  }
});
