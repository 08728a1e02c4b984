import assert from 'node:assert/strict';
import { type Aim, judgeAims } from '../../../bench/report/aims.ts';
import { summarize } from '../../../bench/report/summary.ts';
import type { Sample } from '../../../bench/sample.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

const modules = { moduleCount: 100, depth: 2 };

function aimOf(title: string, samples: readonly Sample[]): Aim {
  const aim = judgeAims(summarize(samples), modules).find((one) => one.title === title);
  assert.ok(aim, title);
  return aim;
}

describe('judgeAims', () => {
  it('holds the time beside that of another', () => {
    const aim = aimOf('cold, 0 ms, beside `g10k`', [
      benchSample({ wallSeconds: 3 }),
      benchSample({ wallSeconds: 6, tool: 'g10k' }),
    ]);
    assert.deepEqual([aim.measured, aim.limit], [0.5, 0.55]);
    assert.equal(aim.format(0.5), '0.50 ×');
  });

  it('tells small parts of another as exactly as large ones', () => {
    const aim = aimOf('cold, 0 ms, beside `librarian-puppet`', [
      benchSample({ wallSeconds: 0.5 }),
      benchSample({ wallSeconds: 250, tool: 'librarian-puppet' }),
    ]);
    assert.deepEqual([aim.measured, aim.limit], [0.002, 0.0025]);
    assert.deepEqual([0.002, 0.0025].map(aim.format), ['0.0020 ×', '0.0025 ×']);
  });

  it('holds the time of all processors apart from the time that passed', () => {
    const aim = aimOf('cold, 0 ms (CPU), beside `g10k`', [
      benchSample({ wallSeconds: 3, cpuSeconds: 2 }),
      benchSample({ wallSeconds: 6, cpuSeconds: 8, tool: 'g10k' }),
    ]);
    assert.deepEqual([aim.measured, aim.limit], [0.25, 0.5]);
  });

  it('compares with the bounds of each state', () => {
    const ratios = [
      quietSample({ state: 'warm', wallSeconds: 3 }),
      quietSample({ state: 'warm', wallSeconds: 2, tool: 'cp -al' }),
      quietSample({ state: 'check', wallSeconds: 5 }),
      quietSample({ state: 'check', wallSeconds: 4, tool: 'node -e 0' }),
      quietSample({ state: 'resolve', wallSeconds: 6 }),
      quietSample({ state: 'resolve', wallSeconds: 4, tool: 'node -e 0' }),
    ];
    assert.equal(aimOf('warm, beside `cp -al`', ratios).measured, 1.5);
    assert.equal(aimOf('check, beside `node -e 0`', ratios).measured, 1.25);
    assert.equal(aimOf('resolve, beside `node -e 0`', ratios).measured, 1.5);
  });

  it('allows one request for each archive, and some for all metadata', () => {
    const aim = aimOf('cold, 0 ms, requests', [benchSample({ requests: 106 })]);
    assert.deepEqual([aim.measured, aim.limit], [106, 105]);
  });

  it('allows no request where nothing is missing', () => {
    const aim = aimOf('warm, requests', [quietSample({ state: 'warm', requests: 1 })]);
    assert.deepEqual([aim.measured, aim.limit], [1, 0]);
  });

  it('counts the metadata by module', () => {
    const aim = aimOf('cold, 0 ms, metadata a module', [benchSample({ metadataBytes: 81_920 })]);
    assert.deepEqual([aim.measured, aim.limit], [819, 1024]);
  });

  it('knows nothing of what has not been measured', () => {
    assert.deepEqual(
      judgeAims(summarize([]), modules).map(({ measured }) => measured),
      judgeAims(summarize([]), modules).map(() => undefined),
    );
  });
});
