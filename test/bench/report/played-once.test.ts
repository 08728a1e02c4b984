import assert from 'node:assert/strict';
import { playedOnce } from '../../../bench/report/played-once.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('playedOnce', () => {
  it('names those that were measured once in each case, of each size', () => {
    const slow = { tool: 'librarian-puppet' };
    const samples = [
      ...[benchSample(), benchSample()],
      ...[benchSample(slow), benchSample({ ...slow, modules: 20 })],
      quietSample({ ...slow, state: 'warm' }),
    ];
    assert.deepEqual(playedOnce(samples), ['librarian-puppet']);
  });
});
