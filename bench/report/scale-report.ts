import { groupBy } from '../../src/lockfile/group-by.ts';
import { formatBytes } from '../../src/model/format-bytes.ts';
import type { Sample } from '../sample.ts';
import { describeRun, type RunFacts } from './describe-run.ts';
import { formatSeconds } from './format-seconds.ts';
import { markdownTable } from './markdown-table.ts';
import { playedOnce } from './played-once.ts';
import { type Metric, type Summary, summarize } from './summary.ts';

interface Figure {
  readonly metric: Metric;
  readonly format: (value: number) => string;
}

/** How time and memory grow with the number of modules, as Markdown; the plot is to lie beside it. */
export function scaleReport(samples: readonly Sample[], facts: RunFacts): string {
  const { tools, cases } = summarize(samples);
  const sizes = Array.from(
    groupBy(samples, ({ modules }) => modules),
    ([modules, group]) => ({ modules, summary: summarize(group) }),
  );
  const tableOf = (caseName: string, figure: Figure) => {
    const players = tools.filter((tool) =>
      sizes.some(({ summary }) => has(summary, tool, caseName)),
    );
    const rows = sizes.map(({ modules, summary }) => [
      String(modules),
      ...players.map((tool) => cellOf(summary.medianOf(tool, caseName, figure.metric), figure)),
    ]);
    return markdownTable([caseName, ...players], rows);
  };
  return [
    describeRun({ ...facts, playedOnce: playedOnce(samples) }),
    '![Time over the number of modules, a panel for each case](performance.svg)',
    'Time in seconds:',
    ...cases.map((one) => tableOf(one, { metric: 'wallSeconds', format: formatSeconds })),
    'Memory of the largest process:',
    ...cases.slice(0, 1).map((one) => tableOf(one, { metric: 'peakBytes', format: formatBytes })),
  ].join('\n\n');
}

function has({ medianOf }: Summary, tool: string, caseName: string): boolean {
  return medianOf(tool, caseName, 'wallSeconds') !== undefined;
}

function cellOf(value: number | undefined, { format }: Figure): string {
  return value === undefined ? '–' : format(value);
}
