import assert from 'node:assert/strict';
import { summarize } from '../../../bench/report/summary.ts';
import { trafficTable } from '../../../bench/report/traffic-table.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('trafficTable', () => {
  it('tells what each that took part has asked for', () => {
    const samples = [
      benchSample({ requests: 12, metadataBytes: 1536, archiveBytes: 2 * 1024 ** 2 }),
      benchSample({ tool: 'curl + tar', requests: 10, archiveBytes: 2 * 1024 ** 2 }),
      quietSample({ tool: 'cp -a', state: 'warm' }),
    ];
    assert.equal(
      trafficTable(summarize(samples), 'cold, 0 ms'),
      [
        '| cold, 0 ms | requests | metadata | archives |',
        '| --- | --: | --: | --: |',
        '| pupfile | 12 | 1.5 KiB | 2.0 MiB |',
        '| curl + tar | 10 | 0 B | 2.0 MiB |',
      ].join('\n'),
    );
  });
});
