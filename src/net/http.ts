import pLimit from 'p-limit';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Spool } from '../files/spool.ts';
import { type RetryNotice, tryAgain } from './attempts.ts';
import { describeUrl } from './describe-failure.ts';
import type { Doubt } from './doubt.ts';
import { createTaskRunner, type TaskRunner } from './http-tasks.ts';
import { joinSignals } from './join-signals.ts';
import { prepareRequest } from './prepare-request.ts';
import type { RetryPolicy } from './retry.ts';
import { type Answer, createSender, type SenderOptions } from './sender.ts';
import { type Transfer, watchTransfer } from './transfer.ts';
import { TransferFault } from './transfer-fault.ts';

export type { RetryNotice } from './attempts.ts';

/** Fetches documents. */
export interface HttpClient {
  /**
   * GETs a URL, with retries and redirects, and resolves with the answer of any status that a
   * retry would not change. Throws what a doubt is about where it stays, FORGE_UNREACHABLE where no answer arrives, FORGE_REFUSED
   * where the server keeps failing, OFFLINE where requests are forbidden, USAGE or FILE_SYSTEM for
   * what the environment says of tokens, proxies and certificates and cannot be used.
   */
  get(url: string, options: GetOptions): Promise<Answer>;
  /**
   * Sends a request once, for `get` to go on with: rejects with what goes wrong as it is, and is not
   * told of.
   */
  attempt(url: string, options: AttemptOptions): Promise<Answer>;
  /** Closes the connections; requests under way fail. */
  close(): Promise<void>;
}

/** What a single request is sent with. */
export interface AttemptOptions {
  readonly mostBytes: number;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer is about, in front of the messages: `acme-web 1.1.0`. */
  readonly subject?: string;
  /** Takes a body that is large, for whoever can do with one that is not in memory. */
  readonly spool?: Spool | undefined;
  /** Gives the request up, wherever it is; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface GetOptions extends AttemptOptions {
  /** Tells why a whole answer, of any status, cannot be what was promised. */
  readonly doubt?: (answer: Answer) => Doubt | undefined;
  /**
   * The first attempt, which has been made or is being made. It counts for nothing where its answer was larger
   * than it allowed.
   */
  readonly begun?: BegunAttempt;
}

/** An attempt that somebody made before the answer was asked for. */
export interface BegunAttempt {
  readonly answer: Promise<Answer>;
  /** When it was sent, by `runningMs`; undefined where it waits for its turn. */
  readonly startMs: number | undefined;
}

export interface HttpClientOptions extends SenderOptions {
  readonly isOffline?: boolean;
  /** Told before each wait, for the user to see why nothing happens. */
  readonly onRetry?: (notice: RetryNotice) => void;
  /** Told of each request that is to bring something, when its turn has come. */
  readonly onTransfer?: (transfer: Transfer) => void;
  readonly retry?: Partial<RetryPolicy>;
}

const defaultRetry: RetryPolicy = {
  attempts: 4,
  firstWaitMs: 300,
  longestAskedWaitMs: 30_000,
  longestSilenceMs: 62_000,
};

/**
 * Opens no connection and loads nothing before the first request; every request of pupfile goes through
 * one of these.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient & TaskRunner {
  const { isOffline = false, onRetry, onTransfer } = options;
  const policy = { ...defaultRetry, ...options.retry };
  const limit = pLimit(options.concurrency);
  const closing = new AbortController();
  const sender = createSender(options);
  const signalWith = joinSignals(closing.signal);
  const checkOnline = (url: string) => {
    if (isOffline) throw offline(url);
  };
  const tasks = createTaskRunner({ sender, policy, onRetry, signalWith, checkOnline });

  const prepare = (url: string, { signal, ...asked }: AttemptOptions) => {
    checkOnline(url);
    return prepareRequest(url, { ...asked, sender, signal: signalWith(signal) });
  };

  const attempt = async (url: string, attemptOptions: AttemptOptions) => {
    const { about, send } = prepare(url, attemptOptions);
    return watchTransfer(about, onTransfer, send);
  };

  const get = async (url: string, { doubt, begun, ...attemptOptions }: GetOptions) => {
    const { signal, about, failed, send } = prepare(url, attemptOptions);
    const attempts = { policy, signal, onRetry, failed, startMs: begun?.startMs };
    const insist = (ask: () => Promise<Answer>) =>
      tryAgain(attempts, async () => {
        const answer = await ask();
        const doubted = doubt?.(answer);
        if (doubted !== undefined) throw doubted;
        return answer;
      });
    if (begun === undefined) {
      return watchTransfer(about, onTransfer, (transfer) => insist(() => send(transfer)));
    }
    let first: Promise<Answer> | undefined = begun.answer;
    return insist(() => {
      const coming = first ?? watchTransfer(about, onTransfer, send);
      first = undefined;
      return coming;
    });
  };

  return {
    get: async (url, { begun, ...asked }) => {
      if (begun === undefined) return limit(() => get(url, asked));
      // It may wait for its turn itself.
      const isUsable = await begun.answer.then(
        () => true,
        (error) => !isTooLarge(error),
      );
      return limit(() => get(url, isUsable ? { ...asked, begun } : asked));
    },
    attempt: (url, attemptOptions) => limit(() => attempt(url, attemptOptions)),
    run: (task) => limit(() => tasks.run(task)),
    // Without a limit: what is under way may be waiting for it.
    stream: tasks.stream,
    close: async () => {
      closing.abort(new PupfileError('FORGE_UNREACHABLE', 'The request was given up'));
      await sender.close();
    },
  };
}

/** Whoever made the first attempt may have allowed less than who asks now. */
function isTooLarge(error: unknown): boolean {
  return error instanceof TransferFault && error.isTooLarge;
}

function offline(url: string): PupfileError {
  return new PupfileError('OFFLINE', `\`--offline\` forbids to ask for ${describeUrl(url)}`, {
    hint: 'run once without `--offline` to fill the store',
  });
}
