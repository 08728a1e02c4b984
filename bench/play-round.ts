import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchCase, describeCase } from './bench-case.ts';
import type { ForgeFront } from './forge-front.ts';
import { clearFolder, type Ground, makeFolder } from './ground.ts';
import { measure } from './measure.ts';
import type { Sample } from './sample.ts';
import type { State } from './state.ts';
import type { Prepared, Tool } from './tools/tool.ts';
import { readPins, type Workload } from './workload.ts';

/** One run of each tool in each case. */
export interface Round {
  readonly ground: Ground;
  /** An empty folder on it, which holds what the first cold runs leave afterwards. */
  readonly folder: string;
  readonly tools: readonly Tool[];
  /** A cold one first: others need what it leaves. */
  readonly cases: readonly BenchCase[];
  readonly front: ForgeFront;
  readonly workload: Workload;
  /** What is installed in the state `pinned`. */
  readonly pinned?: Workload;
}

/** What a tool works with in one case. */
interface Place {
  readonly project: string;
  /** What stays between its runs is below: its cache, its home. */
  readonly kept: string;
  /** What nobody needs after the run. */
  readonly discarded?: string;
  readonly lockedBy?: string;
}

/**
 * Plays a round case by case, the tools in turns, so that what disturbs the machine disturbs all of
 * them. Each run has a folder that nobody has used, but for those that go on in the first cold one's.
 */
export async function playRound(round: Round): Promise<Sample[]> {
  const { tools, cases, front } = round;
  const prepared = new Map<string, Prepared>();
  const samples: Sample[] = [];
  for (const one of cases) {
    front.setNetwork(one.network ?? { latencyMs: 0 });
    for (const tool of tools.filter(({ states }) => states.includes(one.state))) {
      round.ground.interrupted.throwIfAborted();
      const place = placeOf(tool, one, round);
      const commands = prepared.get(place.project) ?? prepare(tool, one, place, round);
      prepared.set(place.project, commands);
      samples.push(await play(tool, one, place, commands, round));
      if (place.discarded !== undefined) clearFolder(round.ground, place.discarded);
    }
  }
  return samples;
}

function placeOf(tool: Tool, one: BenchCase, { folder, cases: [first = one] }: Round): Place {
  const folderOf = (some: BenchCase) => join(folder, plain(tool.name), plain(describeCase(some)));
  const [firstKept, kept] = [folderOf(first), folderOf(one)];
  const [firstProject, project] = [join(firstKept, 'project'), join(kept, 'project')];
  switch (one.state) {
    case 'cold':
    case 'pinned':
      return one === first ? { project, kept } : { project, kept, discarded: kept };
    case 'locked':
      return { project, kept, discarded: kept, lockedBy: firstProject };
    case 'warm':
      return { project, kept: firstKept, discarded: kept, lockedBy: firstProject };
    case 'resolve':
      return { project, kept: firstKept, discarded: kept };
    case 'no-op':
    case 'check':
      return { project: firstProject, kept: firstKept };
  }
}

/** Without spaces and commas, for which not every installer is prepared. */
function plain(name: string): string {
  return name.replace(/\W+/g, '-');
}

function prepare(
  tool: Tool,
  { state }: BenchCase,
  { project, kept, lockedBy }: Place,
  { workload, pinned = workload }: Round,
): Prepared {
  return tool.prepare({
    project: makeFolder(project),
    cacheDirectory: makeFolder(kept, 'cache'),
    lockedBy,
    workload: state === 'pinned' ? pinned : workload,
  });
}

async function play(
  tool: Tool,
  one: BenchCase,
  { project, kept }: Place,
  prepared: Prepared,
  { front, workload, pinned = workload }: Round,
): Promise<Sample> {
  front.takeTraffic();
  const cost = await measure(commandFor(one.state, prepared), {
    project,
    scratch: makeFolder(kept, 'scratch'),
  });
  const traffic = front.takeTraffic();
  const modules = (one.state === 'pinned' ? pinned : workload).pins.size;
  if (tool.installsNothing !== true) expectModules(one, project, modules, tool);
  return { tool: tool.name, ...one, modules, ...cost, ...traffic };
}

function commandFor(state: State, { install, check = install, resolve = install }: Prepared) {
  if (state === 'check') return check;
  return state === 'resolve' ? resolve : install;
}

/** Some installers end well after they have failed. */
function expectModules(
  { state }: BenchCase,
  project: string,
  expected: number,
  { name }: Tool,
): void {
  const found = state === 'resolve' ? readPins(project).size : countInstalled(project);
  if (found === expected) return;
  throw new Error(`${name} has ${found} of ${expected} modules in the state ${state}`);
}

function countInstalled(project: string): number {
  return readdirSync(join(project, 'modules')).filter((entry) => !entry.startsWith('.')).length;
}
