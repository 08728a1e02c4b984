import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../test/support/peer-projects.ts';
import { runCommand } from '../test/support/run-command.ts';

/** What one run of a program cost. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time of the program and its children. */
  readonly cpuSeconds: number;
}

// bash's own `time` counts the children too and is there wherever bash is; Node can only measure itself.
const timedRun = 'TIMEFORMAT="%3R %3U %3S"; output=$1; shift; { time "$@" >"$output" 2>&1; } 2>&1';

/** Runs a program in a folder, which must succeed, with its scratch files in the same file system. */
export async function measure(
  [program, args]: Command,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Cost> {
  const output = join(folder, 'output.txt');
  const { exitCode, stdout } = await runCommand(
    'bash',
    ['-c', timedRun, 'bash', output, program, ...args],
    { cwd: folder, env },
  );
  if (exitCode !== 0) {
    throw new Error(`${program} ended with ${exitCode}: ${readFileSync(output, 'utf8')}`);
  }
  const [wallSeconds = 0, user = 0, system = 0] = stdout.trim().split(' ').map(Number);
  return { wallSeconds, cpuSeconds: user + system };
}
