import { groupBy } from '../../src/lockfile/group-by.ts';
import { describeCase } from '../bench-case.ts';
import { median } from '../median.ts';
import type { Sample } from '../sample.ts';

/** What is measured of each run. */
export type Metric =
  | 'wallSeconds'
  | 'cpuSeconds'
  | 'peakBytes'
  | 'requests'
  | 'metadataBytes'
  | 'archiveBytes';

/** The medians of samples. */
export interface Summary {
  /** In the order in which they came. */
  readonly tools: readonly string[];
  /** As `describeCase` has them, in the order in which they came. */
  readonly cases: readonly string[];
  /** Undefined where the tool has not taken part. */
  medianOf(tool: string, caseName: string, metric: Metric): number | undefined;
}

/** Gathers the samples of each tool in each case. */
export function summarize(samples: readonly Sample[]): Summary {
  const keyOf = (tool: string, caseName: string) => JSON.stringify([tool, caseName]);
  const groups = groupBy(samples, (sample) => keyOf(sample.tool, describeCase(sample)));
  return {
    tools: [...new Set(samples.map(({ tool }) => tool))],
    cases: [...new Set(samples.map(describeCase))],
    medianOf: (tool, caseName, metric) => {
      const group = groups.get(keyOf(tool, caseName));
      return group && median(group.map((sample) => sample[metric]));
    },
  };
}
