import { fstatSync, writeSync } from 'node:fs';
import { answerSettled } from './answer-settled.ts';
import { suitShortRuns } from './suit-short-runs.ts';

/** Runs pupfile as a command line asks; resolves with the status to exit with. */
export async function main(process: NodeJS.Process): Promise<number> {
  // The others are over before that has paid for itself.
  if (process.argv[2] === 'install') suitShortRuns(process.versions);
  if (saySettled(process)) return 0;
  // To load it takes longer than to find out that there is nothing to do.
  const { runCommandLine } = await import('./run-command-line.ts');
  return runCommandLine(process);
}

const stdout = 1;

/** Whether the project is settled, which was all that there is to say. */
function saySettled({ argv, env, cwd }: NodeJS.Process): boolean {
  try {
    if (mayBeTerminal(stdout)) return false;
    const invocation = { words: argv.slice(2), variables: env, workingDirectory: cwd() };
    const text = answerSettled(invocation);
    if (text === undefined) return false;
    writeSync(stdout, text);
    return true;
  } catch {
    // Whatever it is, a whole run will meet it again, and can tell.
    return false;
  }
}

// Linux: character device 1, 3.
const nullDevice = 0x103;

/** Not `isTTY`: the stream that has it takes several milliseconds to make. */
function mayBeTerminal(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  return stats.isCharacterDevice() && stats.rdev !== nullDevice;
}
