import assert from 'node:assert/strict';
import { installsReport } from '../../../bench/report/installs-report.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('installsReport', () => {
  const machine = {
    processor: 'Z80',
    cores: 1,
    memoryBytes: 2 ** 30,
    nodeVersion: '20.19.0',
    isInMemory: true,
  };
  const report = installsReport(
    [
      benchSample({ wallSeconds: 1, cpuSeconds: 2, peakBytes: 3 * 1024 ** 2, requests: 4 }),
      benchSample({ wallSeconds: 5, network: { latencyMs: 50 }, requests: 4 }),
      quietSample({ state: 'warm', wallSeconds: 6 }),
    ],
    { moduleCount: 10, depth: 1 },
    { command: 'npm run bench', machine, runs: 1 },
  );

  it('says what was installed, how and where', () => {
    assert.match(report, /^ {4}npm run bench\n\n1 cores of Z80, .*; one run\. 10 modules\.$/m);
  });

  it('explains the states that were played, and no others', () => {
    const explained = [...report.matchAll(/^- ([\w-]+): /gm)].map(([, state]) => state);
    assert.deepEqual(explained, ['cold', 'warm']);
  });

  it('has a table each of time, of processor time and of memory', () => {
    assert.match(report, /^\| pupfile \| 1\.000 \| 5\.000 \| 6\.000 \|$/m);
    assert.match(report, /^\| pupfile \| 2\.000 \| 0\.000 \| 0\.000 \|$/m);
    assert.match(report, /^\| pupfile \| 3\.0 MiB \| 0 B \| 0 B \|$/m);
  });

  it('tells the requests once, because the network makes no difference to them', () => {
    const tables = [...report.matchAll(/^\| (.*) \| requests \|/gm)].map(([, name]) => name);
    assert.deepEqual(tables, ['cold, 0 ms']);
  });

  it('ends with the aims', () => {
    assert.match(report, /^\| cold, 0 ms, requests \| 4 \| 14 \| met \|$/m);
  });
});
