import { median } from './median.ts';
import { type Sample, type Scenario, scenarioMeanings, scenarios } from './rounds.ts';

const reference = 'g10k';

/** The medians as text, a table for each scenario; ratios are to g10k. */
export function renderReport(samples: readonly Sample[]): string {
  return scenarios.map((scenario) => renderScenario(samples, scenario)).join('\n');
}

function renderScenario(samples: readonly Sample[], scenario: Scenario): string {
  const ours = samples.filter((sample) => sample.scenario === scenario);
  const tools = [...new Set(ours.map(({ tool }) => tool))];
  const rows = tools.map((tool) => ({
    tool,
    ...medians(ours.filter((sample) => sample.tool === tool)),
  }));
  const base = rows.find(({ tool }) => tool === reference);
  const lines = rows.map((row) =>
    tableRow([
      row.tool,
      row.wallSeconds.toFixed(3),
      ratio(row.wallSeconds, base?.wallSeconds),
      row.cpuSeconds.toFixed(3),
      ratio(row.cpuSeconds, base?.cpuSeconds),
      String(row.requests),
    ]),
  );
  const head = tableRow(['', 'wall s', '× g10k', 'CPU s', '× g10k', 'requests']);
  return [`${scenario}: ${scenarioMeanings[scenario]}`, head, ...lines, ''].join('\n');
}

function medians(samples: readonly Sample[]) {
  return {
    wallSeconds: median(samples.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(samples.map(({ cpuSeconds }) => cpuSeconds)),
    requests: median(samples.map(({ requests }) => requests)),
  };
}

function ratio(value: number, base: number | undefined): string {
  return base === undefined ? '–' : (value / base).toFixed(2);
}

function tableRow([first = '', ...others]: readonly string[]): string {
  return `  ${first.padEnd(8)}${others.map((cell) => cell.padStart(10)).join('')}`;
}
