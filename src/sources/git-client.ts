import { setTimeout as wait } from 'node:timers/promises';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type GitAnswer, type GitOptions, type GitSetting, runGit } from '../net/git.ts';
import { type OwnTransfer, type Transfer, watchTransfer } from '../net/transfer.ts';
import { watchForEnd } from '../net/watch-for-end.ts';
import type { GitAddress } from './git-address.ts';
import { faultOf } from './git-failure.ts';
import { loginHelper } from './git-login.ts';
import { readUserSettings, type UserSettings } from './git-user-settings.ts';

/** Sends git over the network. */
export interface GitClient {
  /**
   * Runs a command that speaks to the server of an address. Throws GIT_FAILED where there is no git
   * or the server is silent for too long; other failures are told by the status.
   */
  run(address: GitAddress, args: readonly string[], run?: GitRun): Promise<GitAnswer>;
  /**
   * Runs something that asks no server. When a signal ends this process it is stopped, as all that
   * `run` has started, as long as it listens to the signal of `stop`.
   */
  watch<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

/** Where and for how long a command runs. */
export interface GitRun {
  /** The bare repository that it works on; none by default. */
  readonly repository?: string;
  /** The longest silence in milliseconds. */
  readonly idleMs?: number;
  /** Stops it, or keeps it from being started; the promise rejects. */
  readonly signal?: AbortSignal;
}

export interface GitClientOptions {
  readonly variables: GitOptions['variables'];
  /** The longest silence in milliseconds. */
  readonly idleMs: number;
  /** How long to wait before each further attempt, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
  /** Bounds how many speak to servers at once. */
  limit<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Told of each command that speaks to a server, when its turn has come. */
  readonly onTransfer?: ((transfer: Transfer) => void) | undefined;
  /** Stops all that runs; is made to do so when a signal ends this process. */
  readonly stop: AbortController;
  /** Is called when a signal ends this process, after `stop`. */
  onEnd?(): void;
}

const mostBytes = 256 * 1024 * 1024;

/** Sees to what every command needs that speaks to a server: who asks, and when it is enough. */
export function createGitClient(options: GitClientOptions): GitClient {
  const { variables, retryDelaysMs, stop, limit } = options;
  const running = new Running(() => {
    stop.abort(new Error('pupfile was stopped'));
    options.onEnd?.();
  });
  let user: Promise<UserSettings> | undefined;
  const send: GitClient['run'] = async (address, args, run = {}) => {
    const signal = AbortSignal.any([stop.signal, ...(run.signal ? [run.signal] : [])]);
    signal.throwIfAborted();
    user ??= readUserSettings(variables, stop.signal);
    const known = await user;
    const { shown } = address;
    const login = loginHelper(address.login, variables);
    const attempt = (transfer: OwnTransfer) =>
      runGit(args, {
        transfer,
        ...{ directory: '/', variables, mostBytes, signal },
        peer: shown,
        repository: run.repository,
        idleMs: run.idleMs ?? options.idleMs,
        settings: [...always, ...login.settings, ...patience(known)],
        additions: { ...login.additions, ...known.additions },
      });
    return watchTransfer({ subject: shown, peer: shown }, options.onTransfer, (transfer) =>
      retry(() => attempt(transfer), { retryDelaysMs, signal }),
    );
  };
  return {
    run: (...question) => limit(() => running.watch(() => send(...question))),
    watch: (run) => running.watch(run),
    idle: () => running.idle(),
  };
}

/** Git has a process group of its own, and would outlive this process otherwise. */
class Running {
  readonly #onEnd: () => void;
  readonly #all = new Set<Promise<unknown>>();
  #endWatch: (() => void) | undefined;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  async watch<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#endWatch ??= watchForEnd(this.#onEnd);
    const work = run();
    this.#all.add(work);
    try {
      return await work;
    } finally {
      this.#all.delete(work);
      if (this.#all.size === 0) {
        this.#endWatch?.();
        this.#endWatch = undefined;
      }
    }
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#all);
  }
}

const always: readonly GitSetting[] = [
  // Nobody waits for a repository to be tidied, and it must not happen behind anybody's back.
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  // A pack is there as a whole or not at all; loose objects of a fetch that was stopped are some.
  ['fetch.unpackLimit', '1'],
  ['core.hooksPath', '/dev/null'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['credential.interactive', 'false'],
];

/** A server that has sent nothing for so long is dead. What sends slowly lives. */
function patience({ hasLowSpeed }: UserSettings): readonly GitSetting[] {
  if (hasLowSpeed) return [];
  return [
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', '45'],
  ];
}

async function retry(
  attempt: () => Promise<GitAnswer>,
  { retryDelaysMs, signal }: Pick<GitClientOptions, 'retryDelaysMs'> & { signal: AbortSignal },
): Promise<GitAnswer> {
  let answer = await attempt();
  for (const delayMs of retryDelaysMs) {
    if (answer.status === 0 || faultOf(answer) !== 'transient') break;
    await wait(delayMs, undefined, { signal });
    answer = await attempt();
  }
  return answer;
}

/** Whether an error says that there is no git client. */
export function isGitMissing(error: unknown): boolean {
  if (!(error instanceof PupfileError) || error.code !== 'GIT_FAILED') return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
