import assert from 'node:assert/strict';
import { scaleReport } from '../../../bench/report/scale-report.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('scaleReport', () => {
  const machine = {
    processor: 'Z80',
    cores: 1,
    memoryBytes: 2 ** 30,
    nodeVersion: '20.19.0',
    isInMemory: true,
  };
  const report = scaleReport(
    [
      benchSample({ modules: 10, wallSeconds: 1, peakBytes: 2 * 1024 ** 2 }),
      benchSample({ modules: 10, wallSeconds: 2, tool: 'r10k' }),
      quietSample({ modules: 10, wallSeconds: 3, state: 'warm' }),
      benchSample({ modules: 50, wallSeconds: 4, peakBytes: 5 * 1024 ** 2 }),
    ],
    { command: 'npm run bench:scale', machine, runs: 1 },
  );
  const tables = report.split('\n\n').filter((part) => part.startsWith('|'));

  it('tells the command first', () => {
    assert.match(report, /^ {4}npm run bench:scale\n/);
  });

  it('has a table for each case, with who took part in it', () => {
    assert.equal(
      tables[0],
      [
        '| cold, 0 ms | pupfile | r10k |',
        '| --- | --: | --: |',
        '| 10 | 1.000 | 2.000 |',
        '| 50 | 4.000 | – |',
      ].join('\n'),
    );
    assert.match(tables[1] ?? '', /^\| warm \| pupfile \|\n.*\n\| 10 \| 3\.000 \|\n\| 50 \| – \|$/);
  });

  it('ends with the memory of the first case', () => {
    assert.match(
      tables[2] ?? '',
      /^\| cold, 0 ms .*\n.*\n\| 10 \| 2\.0 MiB .*\n\| 50 \| 5\.0 MiB /,
    );
    assert.equal(tables.length, 3);
  });
});
