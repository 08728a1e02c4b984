import assert from 'node:assert/strict';
import { caseTable } from '../../../bench/report/case-table.ts';
import { summarize } from '../../../bench/report/summary.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('caseTable', () => {
  it('has a row for each tool and a column for each case', () => {
    const samples = [
      benchSample({ cpuSeconds: 1 }),
      benchSample({ cpuSeconds: 2, network: { latencyMs: 50 } }),
      benchSample({ cpuSeconds: 3, tool: 'g10k' }),
      quietSample({ cpuSeconds: 4, state: 'warm', tool: 'cp -a' }),
    ];
    assert.equal(
      caseTable(summarize(samples), { metric: 'cpuSeconds', format: (value) => `${value} s` }),
      [
        '|  | cold, 0 ms | cold, 50 ms | warm |',
        '| --- | --: | --: | --: |',
        '| pupfile | 1 s | 2 s | – |',
        '| g10k | 3 s | – | – |',
        '| cp -a | – | – | 4 s |',
      ].join('\n'),
    );
  });
});
