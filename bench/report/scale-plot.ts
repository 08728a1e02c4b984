import { groupBy } from '../../src/lockfile/group-by.ts';
import { describeCase } from '../bench-case.ts';
import { median } from '../median.ts';
import type { Panel, Plot, Series } from '../plot/plot.ts';
import type { Sample } from '../sample.ts';

/** The time over the number of modules: a panel for each case, a line for each tool. */
export function scalePlot(samples: readonly Sample[]): Plot {
  const panels = Array.from(
    groupBy(samples, describeCase),
    ([title, group]): Panel => ({
      title,
      series: Array.from(
        groupBy(group, ({ tool }) => tool),
        seriesOf,
      ),
    }),
  );
  return { title: 'Seconds over the number of modules', panels };
}

function seriesOf([name, samples]: readonly [name: string, samples: readonly Sample[]]): Series {
  const points = Array.from(
    groupBy(samples, ({ modules }) => modules),
    ([modules, runs]) => ({ modules, seconds: median(runs.map(({ wallSeconds }) => wallSeconds)) }),
  );
  return { name, points: points.toSorted((left, right) => left.modules - right.modules) };
}
