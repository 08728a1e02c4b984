import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packDebianModule, readDebianModules } from '../test/support/debian-modules.ts';
import { completePuppetfile, renderPuppetfile } from '../test/support/debian-puppetfile.ts';
import { benchCases, describeCase } from './bench-case.ts';
import { deliverReport } from './deliver-report.ts';
import type { ForgeFront } from './forge-front.ts';
import { type Ground, makeFolder, withGround } from './ground.ts';
import { readMachine } from './machine.ts';
import { median } from './median.ts';
import { playRounds } from './play-rounds.ts';
import { describeRun } from './report/describe-run.ts';
import { markdownTable } from './report/markdown-table.ts';
import { type CpuProfile, profileParts, profileShares } from './report/profile-shares.ts';
import { typedCommand } from './report/typed-command.ts';
import { pupfileTool } from './tools/pupfile-tool.ts';
import type { Tool } from './tools/tool.ts';
import { withForge } from './with-forge.ts';
import { prepareWorkload } from './workload.ts';

// npm run bench:profile -- --runs 5 --out docs
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, out: { type: 'string' } },
});
const cases = benchCases(['cold', 'warm', 'no-op', 'check'], [{ latencyMs: 0 }]);
await withGround(4e9, async (ground) => {
  const tarballs = makeFolder(ground.base, 'tarballs');
  for (const module of readDebianModules().modules) await packDebianModule(module, tarballs);
  await withForge(tarballs, (front) => profileRuns(front, ground, Number(values.runs)));
});

async function profileRuns(front: ForgeFront, ground: Ground, runs: number): Promise<void> {
  const workload = await prepareWorkload({
    forgeUrl: front.url,
    puppetfile: renderPuppetfile(completePuppetfile(), front.url),
    folder: makeFolder(ground.base, 'workload'),
    cacheDirectory: makeFolder(ground.base, 'workload-cache'),
  });
  const profiles = makeFolder(ground.base, 'profiles');
  const game = { ground, folder: makeFolder(ground.base, 'rounds'), cases, front, workload };
  await playRounds({ ...game, tools: [profiled(profiles)] }, { runs, firstCases: cases });
  const facts = {
    command: typedCommand('bench:profile', process.argv.slice(2)),
    machine: readMachine(ground),
    runs,
  };
  const report = [
    `${describeRun(facts)} ${workload.pins.size} modules, in milliseconds:`,
    tableOf(profiles),
  ];
  deliverReport('where the time goes', report.join('\n\n'), values.out);
}

/** pupfile, which leaves a profile of each run. */
function profiled(folder: string): Tool {
  const options = ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', folder];
  return {
    ...pupfileTool,
    prepare: (start) => {
      const { install, check = install } = pupfileTool.prepare(start);
      return {
        install: [install[0], [...options, ...install[1]]],
        check: [check[0], [...options, ...check[1]]],
      };
    },
  };
}

/** The runs followed each other case by case; those of the first round do not count. */
function tableOf(folder: string): string {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((left, right) => statSync(left).mtimeMs - statSync(right).mtimeMs)
    .slice(cases.length);
  const shares = files.map((file) =>
    profileShares(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile),
  );
  const cell = (part: (typeof profileParts)[number], column: number) =>
    median(
      shares.filter((_, index) => index % cases.length === column).map((one) => one.get(part) ?? 0),
    ).toFixed(0);
  return markdownTable(
    ['', ...cases.map(describeCase)],
    profileParts.map((part) => [part, ...cases.map((_, column) => cell(part, column))]),
  );
}
