import assert from 'node:assert/strict';
import { once } from 'node:events';
import { clearAtEnd } from '../../src/net/clear-at-end.ts';

describe('clearAtEnd', () => {
  it('clears when a signal comes in the meantime', async () => {
    // Otherwise the last listener ends this process.
    const stay = () => {};
    process.on('SIGHUP', stay);
    let cleared = 0;
    const clear = () => {
      cleared += 1;
    };
    await clearAtEnd(clear, async () => {
      const heard = once(process, 'SIGHUP');
      process.kill(process.pid, 'SIGHUP');
      await heard;
    });
    process.off('SIGHUP', stay);
    assert.equal(cleared, 1);
  });

  for (const end of ['resolve', 'reject'] as const) {
    it(`clears nothing where it ends by itself, and listens no longer: ${end}`, async () => {
      const before = process.listenerCount('SIGHUP');
      const run = clearAtEnd(assert.fail, () => Promise[end]('answer'));
      assert.equal(await run.catch((reason) => reason), 'answer');
      assert.equal(process.listenerCount('SIGHUP'), before);
    });
  }
});
