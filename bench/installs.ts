import { parseArgs } from 'node:util';
import { packDebianModule, readDebianModules } from '../test/support/debian-modules.ts';
import {
  completePuppetfile,
  type DebianPuppetfile,
  renderPuppetfile,
  strictPuppetfile,
} from '../test/support/debian-puppetfile.ts';
import { benchCases } from './bench-case.ts';
import { chooseClosed } from './choose-closed.ts';
import { deliverReport } from './deliver-report.ts';
import type { ForgeFront } from './forge-front.ts';
import { type Ground, makeFolder, withGround } from './ground.ts';
import { readMachine } from './machine.ts';
import { type Network, parseNetworks } from './network.ts';
import { playRounds } from './play-rounds.ts';
import { installsReport } from './report/installs-report.ts';
import { typedCommand } from './report/typed-command.ts';
import { states } from './state.ts';
import { findTools } from './tools/find-tools.ts';
import { withForge } from './with-forge.ts';
import { prepareWorkload, type Workload } from './workload.ts';

interface Options {
  readonly runs: number;
  readonly moduleCount: number;
  readonly networks: readonly Network[];
  readonly withSlow: boolean;
  readonly out: string | undefined;
}

// What a round of all modules leaves, with every tool.
const bytesOfARound = 4e9;
const pinnedCount = 10;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    modules: { type: 'string', default: 'Infinity' },
    latency: { type: 'string', default: '0,50' },
    'slow-peers': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
if (readDebianModules().modules.length > 0) {
  await main({
    runs: Number(values.runs),
    moduleCount: Number(values.modules),
    networks: parseNetworks(values.latency),
    withSlow: values['slow-peers'],
    out: values.out,
  });
} else {
  console.log('There is nothing to install: Debian’s puppet-module-* packages are missing');
  process.exitCode = 1;
}

async function main(options: Options): Promise<void> {
  await withGround(bytesOfARound, async (ground) => {
    const tarballs = makeFolder(ground.base, 'tarballs');
    for (const module of readDebianModules().modules) await packDebianModule(module, tarballs);
    await withForge(tarballs, (front) => compareTools(front, ground, options));
  });
}

async function compareTools(front: ForgeFront, ground: Ground, options: Options): Promise<void> {
  const { runs, moduleCount, networks, withSlow, out } = options;
  const { roots, exclusions } = completePuppetfile();
  const declared = { roots: roots.slice(0, moduleCount), exclusions };
  const workload = await prepare('workload', renderPuppetfile(declared, front.url), front, ground);
  const pins = chooseClosed(strictPuppetfile().roots, pinnedCount);
  const pinned = await prepare('pinned', renderPinned(pins, front.url), front, ground);

  const cases = benchCases(states, networks);
  const tools = await findTools({ withSlow });
  const samples = await playRounds(
    { ground, folder: makeFolder(ground.base, 'rounds'), tools, cases, front, workload, pinned },
    { runs, firstCases: cases },
  );
  const facts = {
    command: typedCommand('bench', process.argv.slice(2)),
    machine: readMachine(ground),
    runs,
  };
  const modules = { moduleCount: workload.pins.size, depth: workload.depth };
  deliverReport('installs', installsReport(samples, modules, facts), out);
}

function prepare(
  name: string,
  puppetfile: string,
  { url }: ForgeFront,
  { base }: Ground,
): Promise<Workload> {
  return prepareWorkload({
    forgeUrl: url,
    puppetfile,
    folder: makeFolder(base, name),
    cacheDirectory: makeFolder(base, `${name}-cache`),
  });
}

function renderPinned(roots: DebianPuppetfile['roots'], forgeUrl: string): string {
  const lines = roots.map(({ name, version }) => `mod '${name}', '${version.text}'\n`);
  return `forge '${forgeUrl}'\n${lines.join('')}`;
}
