import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { watchSilence } from '../../src/net/silence-watch.ts';

describe('watchSilence', () => {
  it('tells how long it was silent', async () => {
    const idleMs = await new Promise<number>((resolve) => watchSilence(5, resolve));
    assert.equal(idleMs, 5);
  });

  it('says nothing after it was stopped, or where any silence is allowed', async () => {
    const told: number[] = [];
    watchSilence(1, (ms) => told.push(ms)).stop();
    watchSilence(undefined, (ms) => told.push(ms)).hear();
    await new Promise((resolve) => watchSilence(20, resolve));
    await turn();
    assert.deepEqual(told, []);
  });
});
