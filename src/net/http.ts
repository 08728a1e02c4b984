import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { credentialInUrl, withoutCredentials } from './credentials.ts';
import { describeUrl, keptFailing, unreachable } from './describe-failure.ts';
import { followRedirects, type Permitted } from './follow-redirects.ts';
import { passingStatuses, type RetryPolicy, waitBeforeRetry } from './retry.ts';
import { type Answer, createSender, type SenderOptions } from './sender.ts';
import { TransferFault } from './transfer-fault.ts';

/** Fetches documents; every request of pupfile goes through one of these. */
export interface HttpClient {
  /**
   * GETs a URL, with retries and redirects, and resolves with the answer of any status that a
   * retry would not change. Throws FORGE_UNREACHABLE where no answer arrives, FORGE_REFUSED
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
  /** Gives the request up, wherever it is; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface HttpClientOptions extends SenderOptions {
  readonly isOffline?: boolean;
  /** Told before each wait, for the user to see why nothing happens. */
  readonly onRetry?: (notice: RetryNotice) => void;
  readonly retry?: Partial<RetryPolicy>;
}

export interface RetryNotice {
  readonly url: string;
  readonly reason: string;
  readonly waitMs: number;
}

const defaultRetry: RetryPolicy = { attempts: 4, firstWaitMs: 300, longestAskedWaitMs: 30_000 };

/** Opens no connection and loads nothing before the first request. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const policy = { ...defaultRetry, ...options.retry };
  const limit = pLimit(options.concurrency);
  const closing = new AbortController();
  const sender = createSender(options);

  const get = async (url: string, { mostBytes, accept, headers = {}, signal }: GetOptions) => {
    if (options.isOffline) throw offline(url);
    const target = parseUrl(url);
    const given = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
    const own = credentialInUrl(target);
    const bare = withoutCredentials(target);
    let reached = bare;
    const send = (to: URL, permitted: Permitted) => {
      reached = to;
      const { origin } = bare;
      return sender.send(to, {
        permitted,
        mostBytes,
        accept,
        signal: given,
        own: own && { ...own, origin },
      });
    };
    const retrying = { url, policy, signal: given, onRetry: options.onRetry };
    return withRetries({ ...retrying, reached: () => reached }, () =>
      followRedirects(bare, headers, send),
    );
  };

  return {
    get: (url, getOptions) => limit(() => get(url, getOptions)),
    close: async () => {
      closing.abort(new PupfileError('FORGE_UNREACHABLE', 'The request was given up'));
      await sender.close();
    },
  };
}

interface Retrying {
  readonly url: string;
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal;
  readonly onRetry: HttpClientOptions['onRetry'];
  /** Where the request of the last attempt was sent on to. */
  readonly reached: () => URL;
}

async function withRetries(retrying: Retrying, send: () => Promise<Answer>): Promise<Answer> {
  const { url, policy, signal, onRetry } = retrying;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const result = await send().catch(transferFaultOrThrow);
    if (!isWorthRetrying(result)) return answerOrThrow(retrying, result);
    const waitMs = waitBeforeRetry(policy, {
      attempt,
      random: Math.random(),
      retryAfter: retryAfterOf(result),
      nowMs: Date.now(),
    });
    if (waitMs === undefined) return answerOrThrow(retrying, result);
    onRetry?.({ url: describeUrl(url), reason: reasonOf(result), waitMs });
    // The next attempt tells of a signal that ended the wait.
    await delay(waitMs, undefined, { signal }).catch(() => {});
  }
}

function transferFaultOrThrow(error: unknown): TransferFault {
  if (error instanceof TransferFault) return error;
  throw error;
}

function isWorthRetrying(result: Answer | TransferFault): boolean {
  return result instanceof TransferFault ? result.isPassing : passingStatuses.has(result.status);
}

function reasonOf(result: Answer | TransferFault): string {
  if (!(result instanceof TransferFault)) return `status ${result.status}`;
  const { message, proxy, isOfProxy } = result;
  return proxy !== undefined && isOfProxy ? `the proxy ${proxy.shown}: ${message}` : message;
}

function retryAfterOf(result: Answer | TransferFault): string | undefined {
  return result instanceof TransferFault ? undefined : result.headers['retry-after'];
}

function answerOrThrow({ url, reached, policy }: Retrying, result: Answer | TransferFault): Answer {
  const failed = { url, reached: reached() };
  if (result instanceof TransferFault) throw unreachable(failed, result);
  if (passingStatuses.has(result.status)) throw keptFailing(failed, result, policy);
  return result;
}

function parseUrl(url: string): URL {
  try {
    const parsed = new URL(url);
    if (/^https?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // Told below, in the words for every address that cannot be used.
  }
  throw new PupfileError('FORGE_UNREACHABLE', `\`${redactUrls(url)}\` is not an http(s) address`);
}

function offline(url: string): PupfileError {
  return new PupfileError('OFFLINE', `\`--offline\` forbids to ask for ${describeUrl(url)}`, {
    hint: 'run once without `--offline` to fill the store',
  });
}
