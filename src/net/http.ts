import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import {
  type Exchange,
  type ExchangeLimits,
  type OpenTransport,
  openTransport,
} from './exchange.ts';
import { followRedirects } from './follow-redirects.ts';
import { parseRetryAfter, passingStatuses, type RetryPolicy, waitBeforeRetry } from './retry.ts';
import { TransferFault } from './transfer-fault.ts';

/** Fetches documents; every request of pupfile goes through one of these. */
export interface HttpClient {
  /**
   * GETs a URL, with retries and redirects, and resolves with the answer of any status that a
   * retry would not change. Throws FORGE_UNREACHABLE where no answer arrives, FORGE_REFUSED
   * where the server keeps failing, OFFLINE where requests are forbidden.
   */
  get(url: string, options: GetOptions): Promise<Exchange>;
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

export interface HttpClientOptions {
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  readonly userAgent: string;
  readonly isOffline?: boolean;
  /** Told before each wait, for the user to see why nothing happens. */
  readonly onRetry?: (notice: RetryNotice) => void;
  readonly limits?: Partial<Omit<ExchangeLimits, 'bodyBytes'>>;
  readonly retry?: Partial<RetryPolicy>;
}

export interface RetryNotice {
  readonly url: string;
  readonly reason: string;
  readonly waitMs: number;
}

const defaultLimits = {
  connectMs: 10_000,
  headersMs: 15_000,
  idleMs: 15_000,
  leastBytesPerIdle: 15 * 1024,
};
const defaultRetry: RetryPolicy = { attempts: 4, firstWaitMs: 300, longestAskedWaitMs: 30_000 };

/** Opens no connection and loads nothing before the first request. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits = { ...defaultLimits, ...options.limits };
  const policy = { ...defaultRetry, ...options.retry };
  const limit = pLimit(options.concurrency);
  const closing = new AbortController();
  let opening: Promise<OpenTransport> | undefined;
  const open = () => {
    opening ??= openTransport({ connections: options.concurrency, connectMs: limits.connectMs });
    return opening;
  };

  const get = async (url: string, { mostBytes, accept, headers = {}, signal }: GetOptions) => {
    if (options.isOffline) throw offline(url);
    const target = parseUrl(url);
    const given = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
    const send = async (to: URL, own: Readonly<Record<string, string>>) => {
      const { transport } = await open();
      return transport({
        url: to,
        headers: { ...commonHeaders(options.userAgent, accept), ...own },
        limits: { ...limits, bodyBytes: mostBytes },
        signal: given,
      });
    };
    return withRetries({ url, policy, signal: given, onRetry: options.onRetry }, () =>
      followRedirects(target, headers, send),
    );
  };

  return {
    get: (url, getOptions) => limit(() => get(url, getOptions)),
    close: async () => {
      closing.abort(new PupfileError('FORGE_UNREACHABLE', 'The request was given up'));
      await (await opening)?.close();
    },
  };
}

/** Archives are compressed as they are: for them no encoding is asked for, and none undone. */
function commonHeaders(userAgent: string, accept = '*/*'): Record<string, string> {
  const isJson = accept === 'application/json';
  return { 'user-agent': userAgent, accept, ...(isJson && { 'accept-encoding': 'gzip' }) };
}

interface Retrying {
  readonly url: string;
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal;
  readonly onRetry: HttpClientOptions['onRetry'];
}

async function withRetries(
  { url, policy, signal, onRetry }: Retrying,
  send: () => Promise<Exchange>,
): Promise<Exchange> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const result = await send().catch(transferFaultOrThrow);
    if (!isWorthRetrying(result)) return answerOrThrow(url, result, policy);
    const waitMs = waitBeforeRetry(policy, {
      attempt,
      random: Math.random(),
      retryAfter: retryAfterOf(result),
      nowMs: Date.now(),
    });
    if (waitMs === undefined) return answerOrThrow(url, result, policy);
    onRetry?.({ url: describeUrl(url), reason: reasonOf(result), waitMs });
    // The next attempt tells of a signal that ended the wait.
    await delay(waitMs, undefined, { signal }).catch(() => {});
  }
}

function transferFaultOrThrow(error: unknown): TransferFault {
  if (error instanceof TransferFault) return error;
  throw error;
}

/** A URL for a message: without credentials, and without what only tells the server how to answer. */
export function describeUrl(url: string): string {
  return redactUrls(url).replace(/&.*/, '');
}

function isWorthRetrying(result: Exchange | TransferFault): boolean {
  return result instanceof TransferFault ? result.isPassing : passingStatuses.has(result.status);
}

function reasonOf(result: Exchange | TransferFault): string {
  return result instanceof TransferFault ? result.message : `status ${result.status}`;
}

function retryAfterOf(result: Exchange | TransferFault): string | undefined {
  return result instanceof TransferFault ? undefined : result.headers['retry-after'];
}

function answerOrThrow(
  url: string,
  result: Exchange | TransferFault,
  { longestAskedWaitMs }: RetryPolicy,
): Exchange {
  const shown = describeUrl(url);
  const { origin } = new URL(shown);
  if (result instanceof TransferFault) {
    throw new PupfileError('FORGE_UNREACHABLE', `No answer from ${origin}`, {
      notes: [`GET ${shown}: ${result.message}`],
      hint: 'check the address, the network and the proxy settings',
      cause: result,
    });
  }
  if (!passingStatuses.has(result.status)) return result;
  const askedMs = parseRetryAfter(retryAfterOf(result), Date.now()) ?? 0;
  throw new PupfileError('FORGE_REFUSED', `${origin} answers with status ${result.status}`, {
    notes: [
      `GET ${shown}`,
      ...(askedMs > longestAskedWaitMs
        ? [`it asks for a wait of ${seconds(askedMs)}, more than ${seconds(longestAskedWaitMs)}`]
        : []),
    ],
    hint: 'the server has a problem; try again later',
  });
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
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
