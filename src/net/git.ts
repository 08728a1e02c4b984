import { spawn } from 'node:child_process';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';

/** Where git runs. */
export interface GitOptions {
  /** In the work tree that is asked about. */
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What git may print; beyond that it is stopped. */
  readonly mostBytes: number;
}

/** How git ended. */
export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  /** Safe to print. */
  readonly stderr: string;
}

/**
 * Runs the git client without a shell and without anybody to ask: it never waits for a password.
 * It works on the repository around `directory`, also within a hook of another one.
 *
 * Throws GIT_FAILED where there is no git client, where it cannot run in that directory, or where
 * it prints too much.
 */
export function runGit(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { directory, variables, mostBytes } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: directory,
      env: environmentOf(variables),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout = gather(child.stdout, mostBytes, () => {
      child.kill();
      reject(failure(`git printed more than ${mostBytes >> 20} MiB`));
    });
    const stderr = gather(child.stderr, mostBytes, () => child.kill());
    child.on('error', (cause) => reject(cannotRun(cause, directory)));
    child.on('close', (status) =>
      resolve({
        status: status ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: sanitizeText(Buffer.concat(stderr).toString('utf8').trim()),
      }),
    );
  });
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

// A hook tells git which repository it runs for, and the project may lie in another one.
const ofOtherRepositories = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_PREFIX'];

function environmentOf(variables: GitOptions['variables']): NodeJS.ProcessEnv {
  const own = Object.entries(variables).filter(([name]) => !ofOtherRepositories.includes(name));
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  };
}

function gather(stream: NodeJS.ReadableStream, mostBytes: number, onExcess: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) onExcess();
    else chunks.push(chunk);
  });
  return chunks;
}

function cannotRun(cause: Error, directory: string): PupfileError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  return failure(isMissing ? 'There is no git client' : `git cannot be run: ${cause.message}`, {
    cause,
    notes: [`looked for \`git\` in PATH, to run it in \`${directory}\``],
    hint: 'install git; without it, locks can only be compared as files',
  });
}

function failure(message: string, details: ConstructorParameters<typeof PupfileError>[2] = {}) {
  return new PupfileError('GIT_FAILED', message, details);
}
