import assert from 'node:assert/strict';
import { watchSpeed } from '../../src/net/speed-watch.ts';
import { slowBody } from '../support/slow-body.ts';

const limits = { idleMs: 30, leastBytesPerIdle: 1000 };

describe('a watch over the speed of a body', () => {
  for (const [bytes, message] of [
    [0, 'the server stopped sending'],
    [5, 'the server sends too slowly'],
  ] as const) {
    it(`ends one of which ${bytes} bytes arrive`, async () => {
      const fault = await slowBody(limits, (watch) => watch.count(bytes));
      assert.equal(fault.message, message);
      assert.ok(fault.isPassing);
    });
  }

  it('does not count the time in which nobody waits for bytes', async () => {
    const ended: string[] = [];
    const paused = watchSpeed({ destroy: () => ended.push('paused') }, limits);
    paused.pause();
    // Of the same age: when it ends, the other one has had the time to.
    await slowBody(limits);
    paused.stop();
    assert.deepEqual(ended, []);
  });

  it('counts again once somebody waits', async () => {
    const fault = await slowBody(limits, (watch) => {
      watch.pause();
      watch.resume();
    });
    assert.ok(fault.isPassing);
  });
});
