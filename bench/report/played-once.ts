import { groupBy } from '../../src/lockfile/group-by.ts';
import { describeCase } from '../bench-case.ts';
import type { Sample } from '../sample.ts';

/** The tools that were measured once in each case, as the slow ones are however often the others run. */
export function playedOnce(samples: readonly Sample[]): readonly string[] {
  const byTool = groupBy(samples, ({ tool }) => tool);
  return [...byTool].filter(([, group]) => isEachOnce(group)).map(([tool]) => tool);
}

function isEachOnce(samples: readonly Sample[]): boolean {
  const played = new Set(samples.map((sample) => `${sample.modules} ${describeCase(sample)}`));
  return played.size === samples.length;
}
