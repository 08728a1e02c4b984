import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';

/** How a process ended and what it printed. */
export interface CommandResult {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a process runs. */
export interface CommandOptions {
  readonly cwd: string;
  /** Added to PATH, HOME and the locale; nothing else of this process is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** After which it is killed; four minutes by default. */
  readonly mostMs?: number;
}

/** Runs a program without a shell and waits for its end; after its time it and all it started are killed. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, mostMs = 240_000 }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    // In a group of its own, since what a killed program started would keep its output open for ever.
    const child = spawn(command, args, { cwd, env: commandEnvironment(env), detached: true });
    const limit = setTimeout(() => killGroup(child), mostMs);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdin.end();
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.on('close', (exitCode) => {
      clearTimeout(limit);
      resolve({
        exitCode,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}

/** Ends a process that was spawned with `detached`, and all that it started, at once. */
export function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All of them had ended.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The same for a program that has to succeed; fails with all that it printed. */
export async function runSuccessfully(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(command, args, options);
  assert.equal(
    result.exitCode,
    0,
    `${command} ${args.join(' ')}\n${result.stdout}\n${result.stderr}`,
  );
  return result;
}

/** An environment that is the same for everybody: proxies, tokens, CI=true and Node's options stay behind. */
export function commandEnvironment(
  additions: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = '/' } = process.env;
  return { PATH, HOME, LANG: 'C.UTF-8', ...additions };
}
