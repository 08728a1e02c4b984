import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../test/support/peer-projects.ts';
import { runCommand } from '../test/support/run-command.ts';

/** What one run of a program cost. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time of the program and its children. */
  readonly cpuSeconds: number;
  /** What the largest of its processes had in memory at once. */
  readonly peakBytes: number;
}

/** Where a program runs. */
export interface Place {
  /** The folder that it is started in. */
  readonly project: string;
  /** For its home and its temporary files; on the same file system, because some move from there. */
  readonly scratch: string;
}

const mostMs = 3_600_000;
// bash's own `time` counts the children too and gives milliseconds, of which the program of that name
// has ten; that one knows the memory, and is small itself (getrusage(2), ru_maxrss).
const timedRun = `TIMEFORMAT="%3R %3U %3S"; output=$1 peak=$2; shift 2
{ time command time -f %M -o "$peak" "$@" >"$output" 2>&1; } 2>&1`;

/** Runs a program, which must succeed. */
export async function measure(
  [program, args]: Command,
  { project, scratch }: Place,
): Promise<Cost> {
  const [home, temporary] = [join(scratch, 'home'), join(scratch, 'tmp')];
  for (const folder of [home, temporary]) mkdirSync(folder, { recursive: true });
  const [output, peak] = [join(scratch, 'output.txt'), join(scratch, 'peak.txt')];
  const { exitCode, stdout } = await runCommand(
    'bash',
    ['-c', timedRun, 'bash', output, peak, program, ...args],
    { cwd: project, env: { HOME: home, TMPDIR: temporary }, mostMs },
  );
  if (exitCode !== 0) {
    throw new Error(`${program} ended with ${exitCode}: ${readFileSync(output, 'utf8')}`);
  }
  const [wallSeconds = 0, user = 0, system = 0] = stdout.trim().split(' ').map(Number);
  const peakBytes = Number(readFileSync(peak, 'utf8')) * 1024;
  return { wallSeconds, cpuSeconds: user + system, peakBytes };
}
