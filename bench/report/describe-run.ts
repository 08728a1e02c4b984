/** How figures came about. */
export interface RunFacts {
  /** As it is typed: `npm run bench -- --runs 5`. */
  readonly command: string;
  readonly machine: Machine;
  readonly runs: number;
  /** The tools that had only one, however many the others had. */
  readonly playedOnce?: readonly string[];
}

const list = new Intl.ListFormat('en');

/** What the runs ran on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly nodeVersion: string;
  readonly isInMemory: boolean;
}

/** A paragraph that stands above the tables. */
export function describeRun({ command, machine, runs, playedOnce = [] }: RunFacts): string {
  const { processor, cores, memoryBytes, nodeVersion, isInMemory } = machine;
  const memory = `${Math.round(memoryBytes / 1024 ** 3)} GiB`;
  const ground = isInMemory ? 'a file system in memory' : 'a disk';
  const except = playedOnce.length === 0 ? '' : `, but one of ${list.format(playedOnce)}`;
  const count = runs === 1 ? 'one run' : `medians of ${runs} runs${except}`;
  return [
    `    ${command}\n`,
    `${cores} cores of ${processor.trim()}, ${memory}, Node.js ${nodeVersion}, on ${ground}; ${count}.`,
  ].join('\n');
}
