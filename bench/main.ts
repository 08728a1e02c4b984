import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packDebianModule, readDebianModules } from '../test/support/debian-modules.ts';
import { completePuppetfile } from '../test/support/debian-puppetfile.ts';
import { type ServeProcess, startServeProcess } from '../test/support/serve-process.ts';
import { measure } from './measure.ts';
import { renderReport } from './report.ts';
import { runRound, type Sample } from './rounds.ts';
import { findPeers, pupfileTool, type Tool } from './tools.ts';

/** The file system that the runs work on. */
interface Ground {
  readonly base: string;
  readonly isMemory: boolean;
}

const memory = '/dev/shm';
const bytesOfARound = 500e6;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, modules: { type: 'string' } },
});
if (readDebianModules().modules.length > 0) {
  await main({ runs: Number(values.runs), moduleCount: Number(values.modules ?? Infinity) });
} else {
  console.log('There is nothing to install: Debian’s puppet-module-* packages are missing');
  process.exitCode = 1;
}

async function main(options: { runs: number; moduleCount: number }): Promise<void> {
  const ground = chooseGround();
  try {
    const tarballs = newFolder(ground, 'tarballs');
    for (const module of readDebianModules().modules) await packDebianModule(module, tarballs);
    const server = await startServeProcess(tarballs);
    await compareTools(server, ground, options).finally(server.stop);
  } finally {
    rmSync(ground.base, { recursive: true, force: true });
  }
}

async function compareTools(
  server: ServeProcess,
  ground: Ground,
  { runs, moduleCount }: { runs: number; moduleCount: number },
): Promise<void> {
  const { roots, exclusions } = completePuppetfile();
  const puppetfile = { roots: roots.slice(0, moduleCount), exclusions };
  const pupfile = pupfileTool({ forgeUrl: server.url, puppetfile });
  const pins = await readPins(pupfile, ground);
  const tools = [pupfile, ...(await findPeers({ forgeUrl: server.url, pins }))];
  const machine = `Node.js ${process.versions.node}, ${availableParallelism()} cores`;
  console.log(`${pins.size} modules, median of ${runs} runs, ${machine}, in ${ground.base}\n`);

  const samples: Sample[] = [];
  for (let round = 0; round <= runs; round += 1) {
    const measured = await runTools(tools, server, ground, round);
    // The first round pays for what the server and the page cache remember afterwards.
    if (round > 0) samples.push(...measured);
  }
  console.log(renderReport(samples));
}

/** One round with each tool, in turns: what disturbs the machine disturbs all of them. */
async function runTools(
  tools: readonly Tool[],
  server: ServeProcess,
  ground: Ground,
  round: number,
): Promise<Sample[]> {
  const folder = newFolder(ground, `round-${round}`);
  const samples: Sample[] = [];
  for (const tool of tools) samples.push(...(await runRound(tool, server, folder)));
  // On a disk, a tree that is being deleted slows down those that are written next.
  if (ground.isMemory) rmSync(folder, { recursive: true, force: true });
  return samples;
}

/** What pupfile locks, for the installers that have to be told. */
async function readPins(pupfile: Tool, ground: Ground): Promise<Map<string, string>> {
  const project = newFolder(ground, 'pins');
  const command = pupfile.prepare({ project, cacheDirectory: newFolder(ground, 'pins-cache') });
  await measure(command, project, {});
  const lock = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
  const specs = lock.matchAll(/^ {4}(\S+) \(([^()]+)\)$/gm);
  return new Map([...specs].map(([, name = '', version = '']) => [name, version]));
}

function chooseGround(): Ground {
  const isMemory = hasRoom(memory);
  return { base: mkdtempSync(join(isMemory ? memory : tmpdir(), 'pupfile-bench-')), isMemory };
}

function hasRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize > bytesOfARound;
  } catch {
    return false;
  }
}

function newFolder({ base }: Ground, name: string): string {
  const folder = join(base, name);
  mkdirSync(folder);
  return folder;
}
