import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';

/** What is tried, one case for each number. */
export interface FuzzSubject {
  /** The script itself, which is run again for the worker processes. */
  readonly file: string;
  /** The words that tell a worker what is tried. */
  readonly words?: readonly string[];
  /** What came of a case, in a word or two; throws where something is wrong. */
  readonly tryCase: (seed: number) => string | Promise<string>;
  /** The case, as somebody would look at it. */
  readonly show: (seed: number) => string;
  /** What has to be made before, in each worker; gives what removes it. */
  readonly prepare?: () => Promise<() => void | Promise<void>>;
}

interface Result {
  readonly seed: number;
  readonly outcome: string;
  readonly isFault: boolean;
  readonly durationMs: number;
}

interface Share {
  /** The case that is under way. */
  next: number;
  readonly end: number;
}

// A generous guess, because of compiling.
const startMs = 20_000;

interface Plan extends FuzzSubject {
  readonly cases: number;
  readonly firstSeed: number;
  readonly processes: number;
  /** A case that takes longer hangs, unless the machine has much else to do. */
  readonly longestMs: number;
}

/**
 * Tries cases in processes of their own, ends those that hang, prints what came of them and sets the exit
 * status: `--count 1000 --seed 1 --processes 2 --seconds 10`. Case number n is the one that
 * `--count 1 --seed n` tries, and prints.
 */
export async function runFuzz(subject: FuzzSubject): Promise<void> {
  const { values } = parseArgs({
    strict: false,
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      processes: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '10' },
      worker: { type: 'boolean', default: false },
    },
  });
  const plan: Plan = {
    ...subject,
    cases: Number(values['count']),
    firstSeed: Number(values['seed']),
    processes: Number(values['processes']),
    longestMs: Number(values['seconds']) * 1000,
  };
  if (values['worker']) await tryAll(plan);
  else await report(plan);
}

/** The worker's side: tries its share and tells each result. */
async function tryAll({ firstSeed, tryCase, prepare }: Plan): Promise<void> {
  const end = new Promise<number>((resolve) => process.once('message', resolve));
  const remove = await prepare?.();
  try {
    for (let seed = firstSeed; seed < (await end); seed += 1) {
      const start = performance.now();
      const found = await outcomeOf(() => tryCase(seed));
      await tell({ seed, ...found, durationMs: performance.now() - start });
    }
  } finally {
    await remove?.();
  }
  process.disconnect();
}

function tell(result: Result): Promise<void> {
  return new Promise((resolve) => process.send?.(result, () => resolve()));
}

async function outcomeOf(
  work: () => string | Promise<string>,
): Promise<Pick<Result, 'outcome' | 'isFault'>> {
  try {
    return { outcome: await work(), isFault: false };
  } catch (error) {
    const outcome = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome, isFault: true };
  }
}

/** The parent's side: starts workers, ends those that hang, and counts. */
async function report(plan: Plan): Promise<void> {
  const { cases, firstSeed, processes, show } = plan;
  const outcomes = new Map<string, number>();
  const faults: Result[] = [];
  let slowest: Result | undefined;
  const hear = (result: Result) => {
    const kind = result.isFault ? 'FAULT' : result.outcome;
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    if (result.durationMs > (slowest?.durationMs ?? 0)) slowest = result;
    if (!result.isFault) return;
    faults.push(result);
    console.log(`seed ${result.seed}: ${result.outcome}\n${show(result.seed)}\n`);
  };
  const size = Math.ceil(cases / processes);
  const shares = Array.from({ length: processes }, (_, index) => ({
    next: firstSeed + index * size,
    end: Math.min(firstSeed + (index + 1) * size, firstSeed + cases),
  }));
  await Promise.all(shares.map((share) => runShare(share, hear, plan)));
  console.log(`${cases} cases from seed ${firstSeed}, ${faults.length} faults`);
  for (const [outcome, count] of [...outcomes].sort((left, right) => right[1] - left[1])) {
    console.log(`${String(count).padStart(8)} ${outcome}`);
  }
  console.log(`slowest: seed ${slowest?.seed}, ${Math.round(slowest?.durationMs ?? 0)} ms`);
  if (cases === 1) console.log(show(firstSeed));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function runShare(share: Share, hear: (result: Result) => void, plan: Plan): Promise<void> {
  while (share.next < share.end) {
    const end = await runWorker(share, hear, plan);
    if (share.next >= share.end) return;
    const outcome =
      end === 'SIGKILL' ? `killed after ${plan.longestMs} ms` : `the process ended: ${end}`;
    hear({ seed: share.next, outcome, isFault: true, durationMs: plan.longestMs });
    share.next += 1;
  }
}

/** Hears a worker until it ends; gives the signal or the status that it ended with. */
function runWorker(
  share: Share,
  hear: (result: Result) => void,
  { file, words = [], longestMs }: Plan,
): Promise<string> {
  const worker = fork(file, ['--worker', '--seed', String(share.next), ...words]);
  // The first case has to wait for the start of the process.
  let timer = killLater(worker, longestMs + startMs);
  worker.on('message', (result: Result) => {
    clearTimeout(timer);
    timer = killLater(worker, longestMs);
    share.next = result.seed + 1;
    hear(result);
  });
  worker.send(share.end);
  return new Promise((resolve) => {
    worker.on('exit', (status, signal) => {
      clearTimeout(timer);
      resolve(signal ?? String(status));
    });
  });
}

function killLater(worker: ChildProcess, longestMs: number): NodeJS.Timeout {
  return setTimeout(() => worker.kill('SIGKILL'), longestMs);
}
