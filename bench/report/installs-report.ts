import { formatBytes } from '../../src/model/format-bytes.ts';
import { describeCase } from '../bench-case.ts';
import type { Sample } from '../sample.ts';
import { stateMeanings, states } from '../state.ts';
import { aimTable } from './aim-table.ts';
import { type InstalledModules, judgeAims } from './aims.ts';
import { caseTable } from './case-table.ts';
import { describeRun, type RunFacts } from './describe-run.ts';
import { formatSeconds } from './format-seconds.ts';
import { playedOnce } from './played-once.ts';
import { type Summary, summarize } from './summary.ts';
import { trafficTable } from './traffic-table.ts';

/** What an install costs with each tool, and how that compares with the aims, as Markdown. */
export function installsReport(
  samples: readonly Sample[],
  modules: InstalledModules,
  facts: RunFacts,
): string {
  const summary = summarize(samples);
  const seconds = { format: formatSeconds };
  return [
    `${describeRun({ ...facts, playedOnce: playedOnce(samples) })} ${modules.moduleCount} modules.`,
    meanings(samples),
    'Time in seconds:',
    caseTable(summary, { metric: 'wallSeconds', ...seconds }),
    'Time of all processors in seconds:',
    caseTable(summary, { metric: 'cpuSeconds', ...seconds }),
    'Memory of the largest process:',
    caseTable(summary, { metric: 'peakBytes', format: formatBytes }),
    'What is asked of the Forge:',
    ...networkCases(samples, summary).map((one) => trafficTable(summary, one)),
    'The aims:',
    aimTable(judgeAims(summary, modules)),
  ].join('\n\n');
}

function meanings(samples: readonly Sample[]): string {
  const played = new Set(samples.map(({ state }) => state));
  return states
    .filter((state) => played.has(state))
    .map((state) => `- ${state}: ${stateMeanings[state]}`)
    .join('\n');
}

/** Of each state that asks the Forge, the case with the first network: others ask for the same. */
function networkCases(samples: readonly Sample[], { cases }: Summary): string[] {
  const firsts = new Map<string, string>();
  for (const sample of samples) {
    const name = describeCase(sample);
    if (sample.network !== undefined && !firsts.has(sample.state)) firsts.set(sample.state, name);
  }
  return cases.filter((name) => [...firsts.values()].includes(name));
}
