import assert from 'node:assert/strict';
import { benchCases, describeCase } from '../../bench/bench-case.ts';
import { parseNetworks } from '../../bench/network.ts';
import { states } from '../../bench/state.ts';

describe('benchCases', () => {
  it('plays over each network what needs one, and the rest once, a cold one first', () => {
    assert.deepEqual(benchCases(states, parseNetworks('0,50@10')).map(describeCase), [
      'cold, 0 ms',
      'cold, 50 ms, 10 Mbit/s',
      'locked, 0 ms',
      'locked, 50 ms, 10 Mbit/s',
      'pinned, 0 ms',
      'pinned, 50 ms, 10 Mbit/s',
      'warm',
      'no-op',
      'check',
      'resolve',
    ]);
  });
});
