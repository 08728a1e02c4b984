import assert from 'node:assert/strict';
import { describeNetwork, parseNetworks } from '../../bench/network.ts';

describe('parseNetworks', () => {
  it('reads latencies, some of them with a bandwidth', () => {
    assert.deepEqual(parseNetworks('0, 50,50@100'), [
      { latencyMs: 0 },
      { latencyMs: 50 },
      { latencyMs: 50, megabitsPerSecond: 100 },
    ]);
  });

  for (const text of ['', 'fast', '50ms', '-1', '50@', '50@0', '@100', '0,,50']) {
    it(`refuses \`${text}\``, () => {
      assert.throws(() => parseNetworks(text), RangeError);
    });
  }
});

describe('describeNetwork', () => {
  it('tells the latency, and the bandwidth where there is one', () => {
    assert.deepEqual(parseNetworks('0,200@10').map(describeNetwork), ['0 ms', '200 ms, 10 Mbit/s']);
  });
});
