import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { fuzzedLocks, tryLock } from '../test/support/fuzzed-locks.ts';
import { createFuzzedProject, fuzzedPuppetfiles } from '../test/support/fuzzed-puppetfiles.ts';

// npm run fuzz -- --locks --cases 100000 --seed 1 --processes 2 --seconds 10
// Case number n is the one that `--cases 1 --seed n` tries, and prints.

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

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    processes: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    locks: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
  },
});
const cases = Number(values.cases);
const firstSeed = Number(values.seed);
// A case that takes longer hangs, unless the machine has much else to do.
const longestMs = Number(values.seconds) * 1000;
if (values.worker) tryAll();
else await report();

function textOf(seed: number): string {
  const texts = values.locks ? fuzzedLocks : fuzzedPuppetfiles;
  return fc.sample(texts, { seed, numRuns: 1 })[0] ?? '';
}

/** The worker's side: tries its share and tells each result. */
function tryAll(): void {
  const project = values.locks ? { read: tryLock, delete: () => {} } : createFuzzedProject();
  process.on('exit', () => project.delete());
  process.on('message', (end: number) => tryNext(firstSeed, end));
  const tryNext = (seed: number, end: number) => {
    if (seed === end) return process.disconnect();
    const start = performance.now();
    const found = outcomeOf(() => project.read(textOf(seed)));
    const result: Result = { seed, ...found, durationMs: performance.now() - start };
    process.send?.(result, () => tryNext(seed + 1, end));
  };
}

function outcomeOf(read: () => string): Pick<Result, 'outcome' | 'isFault'> {
  try {
    return { outcome: read(), isFault: false };
  } catch (error) {
    return {
      outcome: error instanceof Error ? (error.stack ?? error.message) : String(error),
      isFault: true,
    };
  }
}

/** The parent's side: starts workers, ends those that hang, and counts. */
async function report(): Promise<void> {
  const outcomes = new Map<string, number>();
  const faults: Result[] = [];
  let slowest: Result | undefined;
  const hear = (result: Result) => {
    const kind = result.isFault ? 'FAULT' : result.outcome;
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    if (result.durationMs > (slowest?.durationMs ?? 0)) slowest = result;
    if (!result.isFault) return;
    faults.push(result);
    console.log(`seed ${result.seed}: ${result.outcome}\n${textOf(result.seed)}\n`);
  };
  const processes = Number(values.processes);
  const size = Math.ceil(cases / processes);
  const shares = Array.from({ length: processes }, (_, index) => ({
    next: firstSeed + index * size,
    end: Math.min(firstSeed + (index + 1) * size, firstSeed + cases),
  }));
  await Promise.all(shares.map((share) => runShare(share, hear)));
  console.log(`${cases} cases from seed ${firstSeed}, ${faults.length} faults`);
  for (const [outcome, count] of [...outcomes].sort((left, right) => right[1] - left[1])) {
    console.log(`${String(count).padStart(8)} ${outcome}`);
  }
  console.log(`slowest: seed ${slowest?.seed}, ${Math.round(slowest?.durationMs ?? 0)} ms`);
  if (cases === 1) console.log(textOf(firstSeed));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function runShare(share: Share, hear: (result: Result) => void): Promise<void> {
  while (share.next < share.end) {
    const end = await runWorker(share, hear);
    if (share.next === share.end) return;
    const outcome =
      end === 'SIGKILL' ? `killed after ${longestMs} ms` : `the process ended: ${end}`;
    hear({ seed: share.next, outcome, isFault: true, durationMs: longestMs });
    share.next += 1;
  }
}

/** Hears a worker until it ends; gives the signal or the status that it ended with. */
function runWorker(share: Share, hear: (result: Result) => void): Promise<string> {
  const subject = values.locks ? ['--locks'] : [];
  const words = ['--worker', '--seed', String(share.next), ...subject];
  const worker = fork(import.meta.filename, words);
  let timer = killLater(worker);
  worker.on('message', (result: Result) => {
    clearTimeout(timer);
    timer = killLater(worker);
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

function killLater(worker: ChildProcess): NodeJS.Timeout {
  return setTimeout(() => worker.kill('SIGKILL'), longestMs);
}
