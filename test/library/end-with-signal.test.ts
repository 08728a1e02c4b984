import assert from 'node:assert/strict';
import { endWithSignal } from '../../src/library/end-with-signal.ts';

describe('endWithSignal', () => {
  const reason = new Error('enough');

  it('does not begin after the signal', async () => {
    const run = () => assert.fail('it began');
    const work = endWithSignal(AbortSignal.abort(reason), run);
    await assert.rejects(work, (error) => error === reason);
  });

  it('throws the reason for whatever the signal made fail', async () => {
    const stop = new AbortController();
    const work = endWithSignal(stop.signal, async () => {
      stop.abort(reason);
      throw new Error('a connection was closed');
    });
    await assert.rejects(work, (error) => error === reason);
  });

  it('throws what fails by itself, and gives what is done all the same', async () => {
    const stop = new AbortController();
    const own = endWithSignal(stop.signal, () => Promise.reject(new Error('its own')));
    await assert.rejects(own, /^Error: its own$/);
    const done = endWithSignal(stop.signal, async () => {
      stop.abort(reason);
      return 'done';
    });
    assert.equal(await done, 'done');
  });
});
