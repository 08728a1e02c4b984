import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../test/support/run-command.ts';
import { solveIn } from '../test/support/universe.ts';
import { median } from './median.ts';
import { type BenchProblem, benchProblems, problemDocument } from './resolver-problems.ts';

/** How long a resolver took, or in words why there is no figure. */
type Result = { readonly seconds: number; readonly chosen: number } | { readonly failure: string };

const peers = ['semantic_puppet', 'librarian'];
const peerScript = join(import.meta.dirname, 'resolve-peer.rb');
const memoryKib = 4_000_000;
// What coreutils' timeout ends with when the time is up.
const timeIsUp = 124;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
  },
});
await main({ runs: Number(values.runs), limitSeconds: Number(values.seconds) });

async function main({ runs, limitSeconds }: { runs: number; limitSeconds: number }): Promise<void> {
  const machine = `Node.js ${process.versions.node}, ${availableParallelism()} cores`;
  console.log(`Median of ${runs} runs, ${machine}; others get ${limitSeconds} s\n`);
  console.log(tableRow(['', 'modules', 'pupfile', ...peers]));
  console.log(tableRow(['---', '--:', '--:', ...peers.map(() => '--:')]));
  const folder = mkdtempSync(join(tmpdir(), 'pupfile-bench-'));
  try {
    for (const problem of benchProblems()) {
      const ours = await resolveOurselves(problem, runs);
      const file = join(folder, 'problem.json');
      writeFileSync(file, problemDocument(problem));
      const cells: string[] = [];
      for (const peer of peers) {
        const result = await resolveWith(peer, file, { runs, limitSeconds });
        cells.push(describePeer(result, ours));
      }
      const modules = ours.chosen === 0 ? '–' : String(ours.chosen);
      console.log(tableRow([problem.title, modules, tell(ours.seconds), ...cells]));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function resolveOurselves(problem: BenchProblem, runs: number) {
  const seconds: number[] = [];
  let chosen = 0;
  // The first run pays for compiling what the others run.
  for (let run = 0; run <= runs; run += 1) {
    const started = performance.now();
    const outcome = await solveIn(problem.universe, problem.declarations);
    if (run > 0) seconds.push((performance.now() - started) / 1000);
    chosen = outcome.kind === 'solution' ? outcome.releases.length : 0;
  }
  return { seconds: median(seconds), chosen };
}

/** Runs a peer as often, or once where that takes seconds. */
async function resolveWith(
  peer: string,
  file: string,
  { runs, limitSeconds }: { readonly runs: number; readonly limitSeconds: number },
): Promise<Result> {
  const results: { seconds: number; chosen: number }[] = [];
  while (results.length < runs && (results[0]?.seconds ?? 0) < 1) {
    const { exitCode, stdout, stderr } = await runCommand(
      'bash',
      [
        '-c',
        `ulimit -v ${memoryKib}; exec timeout "$@"`,
        'bash',
        String(limitSeconds),
        ...['ruby', peerScript, peer, file],
      ],
      { cwd: tmpdir() },
    );
    if (exitCode === timeIsUp) return { failure: 'gave up' };
    if (exitCode !== 0) return { failure: reasonIn(stderr) };
    const [seconds = 0, chosen = 0] = stdout.trim().split(' ').map(Number);
    results.push({ seconds, chosen });
  }
  const chosen = results[0]?.chosen ?? 0;
  return { seconds: median(results.map(({ seconds }) => seconds)), chosen };
}

/** The class of the exception that Ruby ended with. */
function reasonIn(stderr: string): string {
  return /\((?:\w+::)*(\w+)\)$/m.exec(stderr)?.[1] ?? 'failed';
}

function describePeer(result: Result, ours: { seconds: number; chosen: number }): string {
  if ('failure' in result) return result.failure;
  if (result.chosen === 0 && ours.chosen > 0) return 'finds none';
  return `${tell(result.seconds)} (× ${(result.seconds / ours.seconds).toFixed(1)})`;
}

function tell(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
