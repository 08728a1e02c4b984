import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { moduleTarball, releaseSlug } from '../test/support/module-tarball.ts';
import { benchCases } from './bench-case.ts';
import { deliverReport } from './deliver-report.ts';
import type { ForgeFront } from './forge-front.ts';
import { generateModules, wantedModules } from './generated-modules.ts';
import { clearFolder, type Ground, makeFolder, withGround } from './ground.ts';
import { readMachine } from './machine.ts';
import { type Network, parseNetworks } from './network.ts';
import { playRounds } from './play-rounds.ts';
import { drawPlot } from './plot/draw-plot.ts';
import { scalePlot } from './report/scale-plot.ts';
import { scaleReport } from './report/scale-report.ts';
import { typedCommand } from './report/typed-command.ts';
import type { Sample } from './sample.ts';
import type { State } from './state.ts';
import { findTools } from './tools/find-tools.ts';
import { withForge } from './with-forge.ts';
import { prepareWorkload } from './workload.ts';

interface Options {
  readonly runs: number;
  /** Numbers of modules, from small to great. */
  readonly sizes: readonly number[];
  readonly networks: readonly Network[];
  /** A tool that once took longer than this installs no more modules than then. */
  readonly bearableSeconds: number;
  readonly withSlow: boolean;
  readonly out: string | undefined;
}

// Of everything that lies there at once, most of it rounded up to whole pages of memory.
const bytesPerModule = 4e6;
const states: readonly State[] = ['cold', 'warm', 'no-op'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    modules: { type: 'string', default: '10,50,200,500,1000,2000' },
    latency: { type: 'string', default: '0,20,50,200,50@100' },
    seconds: { type: 'string', default: '15' },
    'slow-peers': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
await main({
  runs: Number(values.runs),
  sizes: values.modules.split(',').map(Number),
  networks: parseNetworks(values.latency),
  bearableSeconds: Number(values.seconds),
  withSlow: values['slow-peers'],
  out: values.out,
});

async function main(options: Options): Promise<void> {
  const largest = Math.max(...options.sizes);
  await withGround(largest * bytesPerModule, async (ground) => {
    const tarballs = makeFolder(ground.base, 'tarballs');
    for (const module of generateModules(largest)) {
      writeFileSync(join(tarballs, `${releaseSlug(module)}.tar.gz`), moduleTarball(module));
    }
    await withForge(tarballs, async (front) => {
      const samples = await playSizes(front, ground, options);
      deliver(samples, ground, options);
    });
  });
}

async function playSizes(front: ForgeFront, ground: Ground, options: Options): Promise<Sample[]> {
  const cases = benchCases(states, options.networks);
  const samples: Sample[] = [];
  let tools = await findTools({ withSlow: options.withSlow });
  for (const size of options.sizes) {
    const folder = makeFolder(ground.base, `modules-${size}`);
    const workload = await prepareWorkload({
      forgeUrl: front.url,
      puppetfile: renderWanted(size, front.url),
      folder: makeFolder(folder, 'workload'),
      cacheDirectory: makeFolder(folder, 'workload-cache'),
    });
    const played = await playRounds(
      { ground, folder, tools, cases, front, workload },
      { runs: options.runs, firstCases: cases.slice(0, 1) },
    );
    clearFolder(ground, folder);
    samples.push(...played);
    tools = tools.filter(({ name }) => isBearable(name, played, options));
  }
  return samples;
}

function isBearable(
  name: string,
  samples: readonly Sample[],
  { bearableSeconds }: Options,
): boolean {
  const theirs = samples.filter(({ tool }) => tool === name);
  return name === 'pupfile' || theirs.every((one) => one.wallSeconds <= bearableSeconds);
}

function renderWanted(size: number, forgeUrl: string): string {
  const lines = wantedModules(size).map((name) => `mod '${name}'\n`);
  return `forge '${forgeUrl}'\n${lines.join('')}`;
}

function deliver(samples: readonly Sample[], ground: Ground, { runs, out }: Options): void {
  const command = typedCommand('bench:scale', process.argv.slice(2));
  const facts = { command, machine: readMachine(ground), runs };
  deliverReport('scale', scaleReport(samples, facts), out);
  if (out !== undefined) {
    writeFileSync(join(out, 'performance.svg'), drawPlot(scalePlot(samples)));
  }
}
