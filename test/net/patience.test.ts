import assert from 'node:assert/strict';
import { Doubt } from '../../src/net/doubt.ts';
import { createPatience } from '../../src/net/patience.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';

const silence = new TransferFault('the server stopped sending', true, { isTimeout: true });
const cut = new TransferFault('the connection was reset', true);
const doubt = new Doubt('it is damaged', new Error('the archive is damaged'));

function attemptsUntilLost(error: Error, attemptMs: number): number {
  const patience = createPatience(62_000);
  for (let attempt = 1; attempt < 9; attempt += 1) {
    if (patience.isLost(error, attempt, attemptMs)) return attempt;
  }
  return 9;
}

describe('createPatience', () => {
  const cases = [
    ['forgives one doubt', doubt, 10, 2],
    ['has four attempts for a server that never answers', silence, 15_000, 4],
    ['has three attempts for one that answers late and is silent then', silence, 20_000, 3],
    ['has two attempts for a long silence', silence, 29_000, 2],
    ['has two attempts however long they take', silence, 600_000, 2],
    ['does not count the time of what was cut off', cut, 600_000, 9],
  ] as const;
  for (const [title, error, attemptMs, expected] of cases) {
    it(title, () => assert.equal(attemptsUntilLost(error, attemptMs), expected));
  }

  it('counts doubts between other faults', () => {
    const patience = createPatience(62_000);
    assert.deepEqual(
      [doubt, cut, doubt].map((error, index) => patience.isLost(error, index + 1, 10)),
      [false, false, true],
    );
  });
});
