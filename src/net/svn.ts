import { type ChildProcess, spawn } from 'node:child_process';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';

/** How the Subversion client runs. */
export interface RunSvnOptions {
  /** Its working directory. */
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What it reads from its standard input: the one safe way for a password. */
  readonly input?: string | undefined;
  /** What it may print; beyond that it is stopped. */
  readonly mostBytes: number;
  /** The longest silence in milliseconds; then it is stopped. */
  readonly idleMs: number;
  /** Stops it; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How svn ended. */
export interface SvnAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  /** Safe to print. */
  readonly stderr: string;
}

// It asks nobody, and keeps no password that it was told.
const always = ['--non-interactive', '--no-auth-cache'];
const killAfterMs = 2000;

/**
 * Runs the Subversion client without a shell and without anybody to ask.
 *
 * Throws SVN_MISSING where there is none, SVN_FAILED where it cannot run, is silent for too long or
 * prints too much. Whether it succeeded its status tells.
 */
export function runSvn(args: readonly string[], options: RunSvnOptions): Promise<SvnAnswer> {
  const { directory, variables, input, mostBytes, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn('svn', [...always, ...args], {
      cwd: directory,
      env: environmentOf(variables),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const giveUp = (reason: unknown) => {
      stop(child);
      settle(() => reject(reason));
    };
    const watch = watchSilence(options.idleMs, giveUp);
    const onAbort = () => giveUp(signal?.reason);
    const settle = (finish: () => void) => {
      watch.stop();
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    signal?.addEventListener('abort', onAbort);
    const gather = gatherer(watch, mostBytes, giveUp);
    const [stdout, stderr] = [gather(child.stdout), gather(child.stderr)];
    child.on('error', (cause) => settle(() => reject(cannotRun(cause))));
    child.on('close', (status) => settle(() => resolve(toAnswer(status, stdout, stderr))));
    // It may end without reading.
    child.stdin.on('error', () => {}).end(input ?? '');
  });
}

/** SVN_FAILED, with what svn itself said. */
export function svnFailure(message: string, { stderr, status }: SvnAnswer): PupfileError {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const hint = hintAt(stderr);
  return new PupfileError('SVN_FAILED', message, {
    notes: lines.length === 0 ? [`svn ended with status ${status}`] : lines.slice(0, 10),
    ...(hint !== undefined && { hint }),
  });
}

/** By the numbers of Subversion's errors, which no language changes (svn_error_codes.h). */
function hintAt(stderr: string): string | undefined {
  if (/E170001|E215004|E175013/.test(stderr)) {
    return '`username:` and `password:` of the module, or what `svn` itself has stored, must be allowed to read it';
  }
  if (/E170000|E160013|E200009|E160006|E155007/.test(stderr)) {
    return 'check the address and the revision';
  }
  if (/E230001/.test(stderr)) return 'the machine has to trust the certificate of the server';
  if (/E205000|invalid option/.test(stderr)) return 'a password needs Subversion 1.10 or newer';
  return undefined;
}

function environmentOf(variables: RunSvnOptions['variables']): NodeJS.ProcessEnv {
  return {
    // A dead host must not hang, and nobody is there to answer ssh.
    SVN_SSH: 'ssh -q -o BatchMode=yes -o ConnectTimeout=10',
    ...variables,
    // Names of files are converted to the locale's encoding; in C those beyond ASCII are an error.
    LC_ALL: undefined,
    LANGUAGE: undefined,
    LC_CTYPE: 'C.UTF-8',
    LC_MESSAGES: 'C',
  };
}

interface SilenceWatch {
  hear(): void;
  stop(): void;
}

function watchSilence(idleMs: number, giveUp: (reason: PupfileError) => void): SilenceWatch {
  const timer = setTimeout(() => {
    const message = `svn was silent for ${Math.ceil(idleMs / 1000)} s, and was stopped`;
    giveUp(failure(message, { hint: 'check the address, the network and the server' }));
  }, idleMs);
  return { hear: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}

function gatherer(
  watch: SilenceWatch,
  mostBytes: number,
  giveUp: (reason: PupfileError) => void,
): (stream: NodeJS.ReadableStream) => Buffer[] {
  let bytes = 0;
  return (stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      watch.hear();
      bytes += chunk.length;
      if (bytes > mostBytes) giveUp(failure(`svn printed more than ${mostBytes} bytes`));
      else chunks.push(chunk);
    });
    return chunks;
  };
}

/** What svn has started may hold its pipes open longer than itself; nobody waits for that. */
function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  child.once('exit', () => clearTimeout(timer));
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function toAnswer(
  status: number | null,
  stdout: readonly Buffer[],
  stderr: readonly Buffer[],
): SvnAnswer {
  return {
    status: status ?? -1,
    stdout: Buffer.concat(stdout),
    stderr: sanitizeText(Buffer.concat(stderr).toString('utf8').trim()),
  };
}

function cannotRun(cause: Error): PupfileError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  if (!isMissing) return failure(`svn cannot be run: ${cause.message}`, { cause });
  return new PupfileError('SVN_MISSING', 'There is no Subversion client', {
    cause,
    notes: ['looked for `svn` in PATH'],
    hint: 'install it (the package `subversion`), or take the module from another source',
  });
}

function failure(message: string, details: ConstructorParameters<typeof PupfileError>[2] = {}) {
  return new PupfileError('SVN_FAILED', message, details);
}
