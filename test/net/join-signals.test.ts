import assert from 'node:assert/strict';
import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { joinSignals } from '../../src/net/join-signals.ts';

describe('joinSignals', () => {
  const ended = (reason: string) => {
    const end = new AbortController();
    end.abort(reason);
    return end.signal;
  };

  it('ends with either', () => {
    for (const index of [0, 1]) {
      const ends = [new AbortController(), new AbortController()] as const;
      const joined = joinSignals(ends[0].signal)(ends[1].signal);
      assert.equal(joined.aborted, false);
      ends[index]?.abort('enough');
      assert.equal(joined.reason, 'enough');
      assert.equal(ends[1 - index]?.signal.aborted, false);
    }
  });

  it('ends with the one where there is no other', () => {
    const end = new AbortController();
    const joined = joinSignals(end.signal)(undefined);
    end.abort('enough');
    assert.equal(joined.reason, 'enough');
  });

  it('has ended where one of them has before', () => {
    const open = new AbortController().signal;
    assert.equal(joinSignals(ended('first'))(open).reason, 'first');
    assert.equal(joinSignals(open)(ended('other')).reason, 'other');
  });

  it('joins a signal once, however often it is asked to', () => {
    const join = joinSignals(new AbortController().signal);
    const [other, another] = [new AbortController().signal, new AbortController().signal];
    assert.equal(join(other), join(other));
    assert.notEqual(join(other), join(another));
  });

  it('lets many listen without a warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    try {
      const join = joinSignals(new AbortController().signal);
      for (const signal of [join(undefined), join(new AbortController().signal)]) {
        for (let count = 0; count < 20; count += 1) signal.addEventListener('abort', () => {});
      }
      // Warnings are given with the next turn.
      await turnOfEventLoop();
      assert.deepEqual(warnings, []);
    } finally {
      process.off('warning', listen);
    }
  });
});
