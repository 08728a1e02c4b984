import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { gitEnvironment } from './git-environment.ts';
import { receivedBytes } from './git-progress.ts';
import { type SilenceWatch, watchSilence } from './silence-watch.ts';
import type { OwnTransfer } from './transfer.ts';

/** How git runs. */
export interface GitOptions {
  /** Its working directory: in the work tree that is asked about, unless `repository` says which. */
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What git may print; beyond that it is stopped. */
  readonly mostBytes: number;
  /** The bare repository that git works on, whoever owns it. */
  readonly repository?: string | undefined;
  /** Environment variables beside the user's: where a secret goes, which arguments would show. */
  readonly additions?: Readonly<Record<string, string>> | undefined;
  /** Settings for this run alone, over those of the user's files. Arguments: no secrets. */
  readonly settings?: readonly GitSetting[] | undefined;
  /** What git reads from its standard input; nothing by default. */
  readonly input?: string | Buffer | undefined;
  /** The longest silence in milliseconds; then git is stopped. For ever by default. */
  readonly idleMs?: number | undefined;
  /** Of whom git waits to hear, for the message of a silence: an address that is safe to print. */
  readonly peer?: string | undefined;
  /** Is told how much git says it has received, where it was asked to tell. */
  readonly transfer?: OwnTransfer | undefined;
  /** Stops git; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A setting of git: `['gc.auto', '0']`. */
export type GitSetting = readonly [key: string, value: string];

/** How git ended. */
export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  /** Safe to print; of a long text the end. */
  readonly stderr: string;
}

/**
 * Runs the git client without a shell and without anybody to ask: it never waits for a password.
 * Unless `repository` names one, it works on the repository around `directory`, also within a hook
 * of another one.
 *
 * Throws GIT_FAILED where there is no git client, where it cannot run in that directory, where it
 * prints too much or is silent for too long. Whether it succeeded its status tells.
 */
export function runGit(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { input, mostBytes, idleMs, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = startGit(args, options);
    const giveUp = (reason: unknown) => {
      stopGit(child);
      settle(() => reject(reason));
    };
    const watch = watchSilence(idleMs, (ms) => giveUp(wasSilent(ms, options.peer)));
    const onAbort = () => giveUp(signal?.reason);
    const settle = (finish: () => void) => {
      watch.stop();
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    signal?.addEventListener('abort', onAbort);
    const stdout = gather(child.stdout, watch, mostBytes, () =>
      giveUp(failure(`git printed more than ${mostBytes >> 20} MiB`)),
    );
    const readStderr = keepEnd(child.stderr, watch);
    if (options.transfer !== undefined) followProgress(child.stderr, options.transfer);
    child.on('error', (cause) => settle(() => reject(cannotRun(cause, options.directory))));
    child.on('close', (status) =>
      settle(() =>
        resolve({ status: status ?? -1, stdout: Buffer.concat(stdout), stderr: readStderr() }),
      ),
    );
    child.stdin.end(input ?? '');
  });
}

/**
 * Starts the git client in a process group of its own. Whoever starts it listens for `error`, where
 * it cannot be started, and for `close`.
 */
export function startGit(
  args: readonly string[],
  options: GitOptions,
): ChildProcessWithoutNullStreams {
  const settings = (options.settings ?? []).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn('git', [...settings, ...args], {
    cwd: options.directory,
    env: gitEnvironment(options),
    stdio: 'pipe',
    // Whom git starts is stopped with it, and has no terminal to ask at.
    detached: true,
  });
  // It may end without reading.
  child.stdin.on('error', () => {});
  child.once('exit', () => {
    // What git leaves running, as ssh does to share a connection, may hold its pipes open.
    const timer = setTimeout(() => abandon(child), graceMs);
    child.once('close', () => clearTimeout(timer));
  });
  return child;
}

const graceMs = 1000;
const killAfterMs = 2000;

/** Stops git and all that it has started. */
export function stopGit(child: ChildProcessWithoutNullStreams): void {
  // Its number may be somebody else's by now.
  if (child.exitCode !== null || child.signalCode !== null) {
    abandon(child);
    return;
  }
  killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), killAfterMs);
  child.once('exit', () => {
    clearTimeout(timer);
    // git itself has obeyed, and nobody else may outlive it.
    killGroup(child, 'SIGKILL');
  });
  abandon(child);
}

function killGroup({ pid }: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // They are gone.
  }
}

function abandon({ stdin, stdout, stderr }: ChildProcessWithoutNullStreams): void {
  for (const stream of [stdin, stdout, stderr]) stream.destroy();
}

/** What git says of a failure that is not the user's question's. */
export function gitFailure({ stderr, status }: GitAnswer): PupfileError {
  const lines = stderr.split('\n').filter((line) => line !== '');
  const isForeign = stderr.includes('dubious ownership');
  return failure(`git ended with status ${status}`, {
    notes: lines.slice(0, 10),
    ...(isForeign && {
      hint: 'git trusts the directory after `git config --global --add safe.directory DIR`',
    }),
  });
}

function gather(
  stream: NodeJS.ReadableStream,
  watch: SilenceWatch,
  mostBytes: number,
  onExcess: () => void,
): Buffer[] {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    watch.hear();
    bytes += chunk.length;
    if (bytes > mostBytes) onExcess();
    else chunks.push(chunk);
  });
  return chunks;
}

function followProgress(stream: NodeJS.ReadableStream, transfer: OwnTransfer): void {
  stream.on('data', (chunk: Buffer) => {
    transfer.arrivedBytes = receivedBytes(chunk.toString('latin1')) ?? transfer.arrivedBytes;
  });
}

const mostErrorBytes = 8 * 1024;

/** Reads what git says on its standard error; the cause of a failure stands at the end. */
export function keepEnd(stream: NodeJS.ReadableStream, watch?: SilenceWatch): () => string {
  let kept = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    watch?.hear();
    kept = Buffer.concat([kept, chunk]).subarray(-mostErrorBytes);
  });
  return () => sanitizeText(withoutProgress(kept.toString('utf8')).trim());
}

/** Of a line that git writes over and over, the last state: what ends in a carriage return is old. */
function withoutProgress(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n]*\r/g, '');
}

/** GIT_FAILED for a process that could not be started. */
export function cannotRun(cause: Error, directory: string): PupfileError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  return failure(isMissing ? 'There is no git client' : `git cannot be run: ${cause.message}`, {
    cause,
    notes: [`looked for \`git\` in PATH, to run it in \`${directory}\``],
    hint: 'install git',
  });
}

function wasSilent(idleMs: number, peer: string | undefined): PupfileError {
  const ofWhom = peer === undefined ? 'said nothing' : `heard nothing of \`${peer}\``;
  return failure(`git ${ofWhom} for ${Math.ceil(idleMs / 1000)} s, and was stopped`, {
    hint: 'check the address, the network and the server',
  });
}

function failure(message: string, details: ConstructorParameters<typeof PupfileError>[2] = {}) {
  return new PupfileError('GIT_FAILED', message, details);
}
