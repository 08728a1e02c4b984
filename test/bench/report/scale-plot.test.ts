import assert from 'node:assert/strict';
import { scalePlot } from '../../../bench/report/scale-plot.ts';
import { benchSample, quietSample } from '../../support/bench-sample.ts';

describe('scalePlot', () => {
  const { panels } = scalePlot([
    benchSample({ modules: 50, wallSeconds: 3 }),
    benchSample({ modules: 10, wallSeconds: 1 }),
    benchSample({ modules: 10, wallSeconds: 2 }),
    benchSample({ modules: 10, wallSeconds: 9 }),
    benchSample({ modules: 10, wallSeconds: 4, tool: 'g10k' }),
    quietSample({ modules: 10, wallSeconds: 5, state: 'warm' }),
  ]);

  it('has a panel for each case and a series for each tool', () => {
    assert.deepEqual(
      panels.map(({ title, series }) => [title, ...series.map(({ name }) => name)]),
      [
        ['cold, 0 ms', 'pupfile', 'g10k'],
        ['warm', 'pupfile'],
      ],
    );
  });

  it('has the median of each number of modules, from few to many', () => {
    assert.deepEqual(panels[0]?.series[0]?.points, [
      { modules: 10, seconds: 2 },
      { modules: 50, seconds: 3 },
    ]);
  });
});
