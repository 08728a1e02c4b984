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
import { passingStatuses, type RetryPolicy, waitBeforeRetry } from './retry.ts';
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
const mostRedirects = 5;

/** Opens no connection and loads nothing before the first request. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits = { ...defaultLimits, ...options.limits };
  const retry = { ...defaultRetry, ...options.retry };
  const limit = pLimit(options.concurrency);
  let opening: Promise<OpenTransport> | undefined;
  const open = () => {
    opening ??= openTransport({ connections: options.concurrency, connectMs: limits.connectMs });
    return opening;
  };

  const exchange = async (url: URL, { mostBytes, accept, headers }: GetOptions) => {
    const { transport } = await open();
    return transport({
      url,
      headers: {
        'user-agent': options.userAgent,
        accept: accept ?? '*/*',
        ...(accept === 'application/json' ? { 'accept-encoding': 'gzip' } : {}),
        ...headers,
      },
      limits: { ...limits, bodyBytes: mostBytes },
    });
  };

  return {
    get: (url, getOptions) =>
      limit(() => {
        if (options.isOffline) throw offline(url);
        const target = parseUrl(url);
        return withRetries(url, retry, options.onRetry, () =>
          followRedirects(target, getOptions, exchange),
        );
      }),
    close: async () => {
      await (await opening)?.close();
    },
  };
}

async function withRetries(
  url: string,
  policy: RetryPolicy,
  onRetry: HttpClientOptions['onRetry'],
  send: () => Promise<Exchange>,
): Promise<Exchange> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await send().catch(transferFaultOrThrow);
    if (!isWorthRetrying(result)) return answerOrThrow(url, result);
    const retryAfter = result instanceof Error ? undefined : result.headers['retry-after'];
    const waitMs = waitBeforeRetry(policy, {
      attempt,
      random: Math.random(),
      retryAfter,
      nowMs: Date.now(),
    });
    if (waitMs === undefined) return answerOrThrow(url, result);
    onRetry?.({ url: describeUrl(url), reason: reasonOf(result), waitMs });
    await delay(waitMs);
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

function answerOrThrow(url: string, result: Exchange | TransferFault): Exchange {
  const shown = describeUrl(url);
  if (result instanceof TransferFault) {
    throw new PupfileError('FORGE_UNREACHABLE', `No answer from ${new URL(shown).origin}`, {
      notes: [`GET ${shown}: ${result.message}`],
      hint: 'check the address, the network and the proxy settings',
      cause: result,
    });
  }
  if (!passingStatuses.has(result.status)) return result;
  throw new PupfileError(
    'FORGE_REFUSED',
    `${new URL(shown).origin} answers with status ${result.status}`,
    { notes: [`GET ${shown}`], hint: 'the server has a problem; try again later' },
  );
}

/** Across origins no header that could carry a secret is sent along. */
async function followRedirects(
  url: URL,
  options: GetOptions,
  exchange: (url: URL, options: GetOptions) => Promise<Exchange>,
): Promise<Exchange> {
  let target = url;
  let current = options;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await exchange(target, current);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status > 399 || location === undefined) return answer;
    const next = new URL(location, target);
    if (!/^https?:$/.test(next.protocol)) break;
    if (next.origin !== target.origin) current = { ...current, headers: {} };
    target = next;
  }
  throw new TransferFault('the server redirects without end', false);
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
  return new PupfileError('OFFLINE', `\`--offline\` forbids to ask for ${redactUrls(url)}`, {
    hint: 'run once without `--offline` to fill the store',
  });
}
