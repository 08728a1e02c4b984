import pLimit from 'p-limit';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { expectAnswer, type RetryNotice, tryAgain } from './attempts.ts';
import { credentialInUrl, withoutCredentials } from './credentials.ts';
import { describeUrl } from './describe-failure.ts';
import type { Doubt } from './doubt.ts';
import { followRedirects } from './follow-redirects.ts';
import { createTaskRunner, type TaskRunner } from './http-tasks.ts';
import type { RetryPolicy } from './retry.ts';
import { type Answer, createSender, type SenderOptions } from './sender.ts';
import { type Transfer, watchTransfer } from './transfer.ts';

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
  /** Closes the connections; requests under way fail. */
  close(): Promise<void>;
}

export interface GetOptions {
  readonly mostBytes: number;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer is about, in front of the messages: `acme-web 1.1.0`. */
  readonly subject?: string;
  /** Tells why a whole answer, of any status, cannot be what was promised. */
  readonly doubt?: (answer: Answer) => Doubt | undefined;
  /** Gives the request up, wherever it is; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
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
  const signalWith = (signal: AbortSignal | undefined) =>
    AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
  const checkOnline = (url: string) => {
    if (isOffline) throw offline(url);
  };
  const tasks = createTaskRunner({ sender, policy, onRetry, signalWith, checkOnline });

  const get = async (url: string, getOptions: GetOptions) => {
    const { mostBytes, accept, headers = {}, subject, doubt, signal } = getOptions;
    checkOnline(url);
    const target = parseUrl(url, subject);
    const credential = credentialInUrl(target);
    const bare = withoutCredentials(target);
    const own = credential && { ...credential, origin: bare.origin };
    let reached = bare;
    const given = signalWith(signal);
    const failed = () => ({ url, reached, ...(subject !== undefined && { subject }) });
    const about = { subject: subject ?? describeUrl(url), peer: bare.host };
    return watchTransfer(about, onTransfer, (transfer) =>
      tryAgain({ policy, signal: given, onRetry, failed }, async () => {
        const answer = await followRedirects(bare, headers, (to, permitted) => {
          reached = to;
          return sender.send(to, { permitted, mostBytes, accept, signal: given, own, transfer });
        });
        const whole = expectAnswer(answer);
        const doubted = doubt?.(whole);
        if (doubted !== undefined) throw doubted;
        return whole;
      }),
    );
  };

  return {
    get: (url, getOptions) => limit(() => get(url, getOptions)),
    run: (task) => limit(() => tasks.run(task)),
    // Without a limit: what is under way may be waiting for it.
    stream: tasks.stream,
    close: async () => {
      closing.abort(new PupfileError('FORGE_UNREACHABLE', 'The request was given up'));
      await sender.close();
    },
  };
}

function parseUrl(url: string, subject: string | undefined): URL {
  try {
    const parsed = new URL(url);
    if (/^https?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // Told below, in the words for every address that cannot be used.
  }
  const start = subject === undefined ? '' : `${subject}: `;
  throw new PupfileError(
    'FORGE_UNREACHABLE',
    `${start}\`${sanitizeText(url)}\` is not an http(s) address`,
  );
}

function offline(url: string): PupfileError {
  return new PupfileError('OFFLINE', `\`--offline\` forbids to ask for ${describeUrl(url)}`, {
    hint: 'run once without `--offline` to fill the store',
  });
}
