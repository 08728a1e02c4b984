import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type ConnectionOptions, connectDirectly, connectThrough } from './connections.ts';
import type { ProxyFinder, ProxyServer } from './proxies.ts';
import { blame, forwardedRoute, isForwarded, type Route, straightRoute } from './routes.ts';
import { TransferFault } from './transfer-fault.ts';
import { refusalOf } from './tunnel.ts';

/** The time and size that one exchange may take. */
export interface ExchangeLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  /** The longest silence inside of a body. */
  readonly idleMs: number;
  /** A body that brings less than this within `idleMs` is given up: a dripping server. */
  readonly leastBytesPerIdle: number;
  readonly bodyBytes: number;
}

export interface ExchangeRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: ExchangeLimits;
  /** Gives the exchange up, which then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** One answer of a server, whatever its status. */
export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Without the content encoding that the request asked for. */
  readonly body: Buffer;
  /** The proxy that brought it. */
  readonly proxy?: ProxyServer;
}

const slicesPerIdle = 15;

/** Sends one GET and reads the whole answer. Throws a TransferFault where none arrives whole. */
export type Transport = (request: ExchangeRequest) => Promise<Exchange>;

/** What a transport may use at once, and how its connections are closed. */
export interface OpenTransport {
  readonly transport: Transport;
  close(): Promise<void>;
}

export interface TransportOptions extends ConnectionOptions {
  readonly connections: number;
  readonly findProxy: ProxyFinder;
}

/**
 * Loads undici, which costs more start-up time than the rest of the program, and opens a pool of
 * kept-alive connections to servers and proxies.
 */
export async function openTransport(options: TransportOptions): Promise<OpenTransport> {
  // undici is CommonJS: in the release bundle only its default export has names.
  const { Agent, buildConnector } = (await import('undici')).default;
  const direct = connectDirectly(buildConnector, options);
  const openAgent = (connect: typeof direct) =>
    new Agent({ connections: options.connections, connect, pipelining: 1 });
  const directAgent = openAgent(direct);
  const tunnels = new Map<string, Dispatcher>();
  const tunnelAgent = (proxy: ProxyServer) => {
    const agent = tunnels.get(proxy.shown) ?? openAgent(connectThrough(proxy, direct, options));
    tunnels.set(proxy.shown, agent);
    return agent;
  };
  const routeTo = (url: URL, proxy: ProxyServer | undefined): Route => {
    if (proxy === undefined) return straightRoute(url, directAgent);
    return isForwarded(url, proxy)
      ? forwardedRoute(url, proxy, directAgent)
      : straightRoute(url, tunnelAgent(proxy));
  };
  return {
    transport: async (request) => {
      const proxy = options.findProxy(request.url);
      try {
        return await exchange(request, routeTo(request.url, proxy), proxy);
      } catch (error) {
        request.signal.throwIfAborted();
        throw error instanceof PupfileError ? error : blame(error, request.url, proxy);
      }
    },
    close: async () => {
      await Promise.all([directAgent, ...tunnels.values()].map((agent) => agent.destroy()));
    },
  };
}

async function exchange(
  { url, headers, limits, signal }: ExchangeRequest,
  { dispatcher, origin, path, headers: own }: Route,
  proxy: ProxyServer | undefined,
): Promise<Exchange> {
  const answer = await dispatcher.request({
    origin,
    path,
    method: 'GET',
    headers: { ...headers, ...own },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    signal,
  });
  const read = await readExchange(answer, { limits, isEncodable: 'accept-encoding' in headers });
  if (proxy === undefined) return read;
  // Through a tunnel the proxy has no say any more.
  if (read.status === 407 && isForwarded(url, proxy))
    throw refusalOf(407, { proxy, target: url.host });
  return { ...read, proxy };
}

async function readExchange(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { limits, isEncodable }: { readonly limits: ExchangeLimits; readonly isEncodable: boolean },
): Promise<Exchange> {
  const plain = flatten(headers);
  // Some servers call every .tar.gz a gzip-encoded .tar, to clients that asked for no encoding.
  const isEncoded = isEncodable && /^(?:x-)?gzip$/i.test(plain['content-encoding'] ?? '');
  const stream = isEncoded ? body.pipe(createGunzip()) : body;
  // A fault of the connection has to reach whoever reads the inflated bytes.
  if (stream !== body) body.on('error', (error) => stream.destroy(error));
  const watch = watchSpeed(stream, limits);
  try {
    return { status: statusCode, headers: plain, body: await collect(stream, limits, watch) };
  } finally {
    watch.stop();
    body.on('error', () => {}).destroy();
  }
}

async function collect(
  stream: NodeJS.ReadableStream,
  { bodyBytes }: ExchangeLimits,
  watch: SpeedWatch,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > bodyBytes) {
      throw new TransferFault(`the answer is larger than ${bodyBytes >> 20} MiB`, false);
    }
    watch.count(bytes.length);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

interface SpeedWatch {
  count(bytes: number): void;
  stop(): void;
}

/**
 * Ends a body that arrives too slowly to be worth waiting for; that it is not silent is not enough.
 * The time is looked at in slices, so that a fast beginning does not pay for what follows.
 */
function watchSpeed(
  stream: NodeJS.ReadableStream & { destroy(error?: Error): unknown },
  { idleMs, leastBytesPerIdle }: ExchangeLimits,
): SpeedWatch {
  const slices: number[] = [];
  let arrived = 0;
  const timer = setInterval(() => {
    slices.push(arrived);
    arrived = 0;
    if (slices.length < slicesPerIdle) return;
    const total = slices.reduce((sum, bytes) => sum + bytes, 0);
    if (total < leastBytesPerIdle) stream.destroy(new TransferFault(slowness(total), true));
    slices.shift();
  }, idleMs / slicesPerIdle);
  timer.unref();
  return {
    count: (bytes) => {
      arrived += bytes;
    },
    stop: () => clearInterval(timer),
  };
}

function slowness(bytes: number): string {
  return bytes === 0 ? 'the server stopped sending' : 'the server sends too slowly';
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
