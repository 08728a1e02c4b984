import assert from 'node:assert/strict';
import { once } from 'node:events';
import { watchForEnd } from '../../src/net/watch-for-end.ts';

describe('watchForEnd', () => {
  const listeners = () => process.listenerCount('SIGHUP');

  it('is told, and leaves the end to who else listens', async () => {
    const before = listeners();
    const heard = once(process, 'SIGHUP');
    let told = 0;
    watchForEnd(() => {
      told += 1;
      // Otherwise the last listener ends this process.
      process.once('SIGHUP', () => {});
    });
    process.kill(process.pid, 'SIGHUP');
    await heard;
    assert.equal(told, 1);
    process.removeAllListeners('SIGHUP');
    assert.equal(listeners(), before);
  });

  it('hears nothing after its end', () => {
    const before = listeners();
    const stop = watchForEnd(() => assert.fail());
    assert.equal(listeners(), before + 1);
    stop();
    assert.equal(listeners(), before);
  });
});
