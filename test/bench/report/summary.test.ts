import assert from 'node:assert/strict';
import { summarize } from '../../../bench/report/summary.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('summarize', () => {
  const summary = summarize([
    benchSample({ wallSeconds: 1, requests: 5 }),
    benchSample({ wallSeconds: 9, requests: 5 }),
    benchSample({ wallSeconds: 2, requests: 5 }),
    benchSample({ wallSeconds: 50, network: { latencyMs: 50 } }),
    benchSample({ tool: 'g10k', wallSeconds: 4 }),
    quietSample({ state: 'warm', wallSeconds: 7 }),
  ]);

  it('lists tools and cases in the order in which they came', () => {
    assert.deepEqual(summary.tools, ['pupfile', 'g10k']);
    assert.deepEqual(summary.cases, ['cold, 0 ms', 'cold, 50 ms', 'warm']);
  });

  it('has the median of what one tool did in one case', () => {
    assert.equal(summary.medianOf('pupfile', 'cold, 0 ms', 'wallSeconds'), 2);
    assert.equal(summary.medianOf('pupfile', 'cold, 0 ms', 'requests'), 5);
    assert.equal(summary.medianOf('pupfile', 'cold, 50 ms', 'wallSeconds'), 50);
    assert.equal(summary.medianOf('g10k', 'cold, 0 ms', 'wallSeconds'), 4);
  });

  it('has nothing of who did not take part', () => {
    assert.equal(summary.medianOf('g10k', 'warm', 'wallSeconds'), undefined);
    assert.equal(summary.medianOf('r10k', 'warm', 'wallSeconds'), undefined);
  });
});
