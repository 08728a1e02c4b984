import assert from 'node:assert/strict';
import { Tally } from '../../../src/cli/progress/tally.ts';
import { retrying } from '../../support/progress-events.ts';

describe('a tally', () => {
  it('does not take a warning for progress', () => {
    const tally = new Tally(0);
    assert.equal(tally.add({ kind: 'warning', message: 'odd' }, 0), false);
    assert.equal(tally.add({ kind: 'frozen', lockfileName: 'Puppetfile.lock' }, 0), false);
    assert.equal(tally.add({ kind: 'resolving', declarations: 1 }, 0), true);
  });

  it('forgets a retry when its time has come, and has the longest first', () => {
    const tally = new Tally(0);
    tally.add({ ...retrying, reason: 'short', waitMs: 1000 }, 0);
    tally.add({ ...retrying, reason: 'long', waitMs: 2000 }, 0);
    const reasons = (nowMs: number) => tally.retries(nowMs).map(({ reason }) => reason);
    assert.deepEqual(reasons(999), ['long', 'short']);
    assert.deepEqual(reasons(1000), ['long']);
    assert.deepEqual(reasons(2000), []);
  });
});
