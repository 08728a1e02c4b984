import { formatBytes } from '../../src/model/format-bytes.ts';
import type { Metric, Summary } from './summary.ts';

/** A bound that pupfile is to keep, and what was measured. */
export interface Aim {
  readonly title: string;
  readonly limit: number;
  /** Undefined where a tool or a case has not taken part. */
  readonly measured: number | undefined;
  readonly format: (value: number) => string;
}

/** What was installed. */
export interface InstalledModules {
  readonly moduleCount: number;
  /** From what is declared to the module that is farthest from it. */
  readonly depth: number;
}

interface Ratio {
  readonly metric?: Metric;
  readonly to: string;
  readonly limit: number;
}

const floor = 'curl + tar';

/** Every aim, beside others and by itself. */
export function judgeAims(summary: Summary, modules: InstalledModules): Aim[] {
  return [...aimsBesideOthers(summary), ...aimsOfTraffic(summary, modules), aimOfMemory(summary)];
}

function aimsBesideOthers({ medianOf }: Summary): Aim[] {
  const times = (value: number) => `${value < 0.1 ? value.toPrecision(2) : value.toFixed(2)} ×`;
  const ratio = (caseName: string, { metric = 'wallSeconds', to, limit }: Ratio): Aim => {
    const [ours, theirs] = ['pupfile', to].map((tool) => medianOf(tool, caseName, metric));
    const measured = ours === undefined || theirs === undefined ? undefined : ours / theirs;
    const what = metric === 'cpuSeconds' ? ' (CPU)' : '';
    return { title: `${caseName}${what}, beside \`${to}\``, limit, measured, format: times };
  };
  return [
    ratio('cold, 0 ms', { to: 'g10k', limit: 0.55 }),
    ratio('cold, 0 ms', { to: 'r10k', limit: 0.08 }),
    ratio('cold, 0 ms', { to: 'librarian-puppet', limit: 0.0025 }),
    ratio('cold, 0 ms', { to: floor, limit: 1.4 }),
    ratio('cold, 50 ms', { to: 'g10k', limit: 0.75 }),
    ratio('cold, 0 ms', { metric: 'cpuSeconds', to: 'g10k', limit: 0.5 }),
    ratio('locked, 0 ms', { to: 'g10k', limit: 0.5 }),
    ratio('locked, 50 ms', { to: 'g10k', limit: 0.5 }),
    ratio('pinned, 50 ms', { to: 'g10k', limit: 1 }),
    ratio('warm', { to: 'g10k', limit: 1.2 }),
    ratio('warm', { to: 'cp -al', limit: 1 }),
    ratio('no-op', { to: 'node -e 0', limit: 1.4 }),
    ratio('check', { to: 'node -e 0', limit: 1.4 }),
    ratio('resolve', { to: 'node -e 0', limit: 2 }),
  ];
}

function aimsOfTraffic({ medianOf }: Summary, { moduleCount, depth }: InstalledModules): Aim[] {
  const requests = (caseName: string, limit: number): Aim => {
    const measured = medianOf('pupfile', caseName, 'requests');
    return { title: `${caseName}, requests`, limit, measured, format: String };
  };
  const metadataBytes = medianOf('pupfile', 'cold, 0 ms', 'metadataBytes');
  return [
    requests('cold, 0 ms', moduleCount + depth + 3),
    requests('locked, 0 ms', moduleCount),
    requests('warm', 0),
    requests('no-op', 0),
    {
      title: 'cold, 0 ms, metadata a module',
      limit: 1024,
      measured: metadataBytes === undefined ? undefined : Math.round(metadataBytes / moduleCount),
      format: formatBytes,
    },
  ];
}

function aimOfMemory({ medianOf }: Summary): Aim {
  const measured = medianOf('pupfile', 'cold, 0 ms', 'peakBytes');
  return { title: 'cold, 0 ms, memory', limit: 90 * 1024 ** 2, measured, format: formatBytes };
}
