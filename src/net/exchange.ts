import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { PupfileError } from '../errors/pupfile-error.ts';
import { collectBody } from './collect-body.ts';
import { type ConnectionOptions, connectDirectly, connectThrough } from './connections.ts';
import type { ProxyFinder, ProxyServer } from './proxies.ts';
import { type RequestBody, toPieces } from './request-body.ts';
import { blame, forwardedRoute, isForwarded, type Route, straightRoute } from './routes.ts';
import { type SpeedLimits, watchSpeed } from './speed-watch.ts';
import type { OwnTransfer } from './transfer.ts';
import { refusalOf } from './tunnel.ts';

/** The time and size that one exchange may take. */
export interface ExchangeLimits extends SpeedLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyBytes: number;
}

/** What is asked of a server. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT';

export interface ExchangeRequest {
  readonly url: URL;
  /** GET where it is left out. */
  readonly method?: HttpMethod | undefined;
  readonly body?: RequestBody | undefined;
  /** Hands out the body of an answer that succeeds as it arrives. */
  readonly isStreamed?: boolean | undefined;
  /** Goes over connections of its own, because a request on one of the others waits for what it brings. */
  readonly isApart?: boolean | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: ExchangeLimits;
  /** Is told what has arrived of the body, unless that is handed out as it arrives. */
  readonly transfer?: OwnTransfer | undefined;
  /** Gives the exchange up, which then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** One answer of a server, whatever its status. */
export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Without the content encoding that the request asked for. */
  readonly body: Buffer;
  /**
   * The body as it arrives, where that was asked for and the answer is one of success; `body` is then
   * empty. To be read once, to its end or to where it is closed. Throws a TransferFault.
   */
  readonly stream?: AsyncIterable<Uint8Array>;
  /** The proxy that brought it. */
  readonly proxy?: ProxyServer;
}

/** Sends one request and reads the whole answer. Throws a TransferFault where none arrives whole. */
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
  const agents = new Map<string, Dispatcher>();
  const agentFor = (isApart: boolean, proxy?: ProxyServer) => {
    const key = `${isApart} ${proxy?.shown ?? ''}`;
    const connect = proxy === undefined ? direct : connectThrough(proxy, direct, options);
    const known = agents.get(key);
    const agent = known ?? new Agent({ connections: options.connections, connect, pipelining: 1 });
    agents.set(key, agent);
    return agent;
  };
  const routeTo = (
    { url, isApart = false }: ExchangeRequest,
    proxy: ProxyServer | undefined,
  ): Route => {
    if (proxy === undefined) return straightRoute(url, agentFor(isApart));
    return isForwarded(url, proxy)
      ? forwardedRoute(url, proxy, agentFor(isApart))
      : straightRoute(url, agentFor(isApart, proxy));
  };
  return {
    transport: async (request) => {
      const proxy = options.findProxy(request.url);
      try {
        return await exchange(request, routeTo(request, proxy), proxy);
      } catch (error) {
        request.signal.throwIfAborted();
        throw error instanceof PupfileError ? error : blame(error, request.url, proxy);
      }
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

async function exchange(
  request: ExchangeRequest,
  { dispatcher, origin, path, headers: own }: Route,
  proxy: ProxyServer | undefined,
): Promise<Exchange> {
  const { url, method = 'GET', headers, body, limits, signal } = request;
  const answer = await dispatcher.request({
    origin,
    path,
    method,
    headers: {
      ...headers,
      ...own,
      ...(body !== undefined && { 'content-length': String(body.sizeBytes) }),
    },
    body: body === undefined ? null : toPieces(body),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    signal,
  });
  const read = await readExchange(answer, request, proxy);
  if (proxy === undefined) return read;
  // Through a tunnel the proxy has no say any more.
  if (read.status === 407 && isForwarded(url, proxy))
    throw refusalOf(407, { proxy, target: url.host });
  return { ...read, proxy };
}

async function readExchange(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  request: ExchangeRequest,
  proxy: ProxyServer | undefined,
): Promise<Exchange> {
  const plain = flatten(headers);
  if (request.isStreamed && status >= 200 && status < 300) {
    const stream = streamBody(body, request, proxy);
    return { status, headers: plain, body: Buffer.alloc(0), stream };
  }
  const { limits, transfer } = request;
  // Some servers call every .tar.gz a gzip-encoded .tar, to clients that asked for no encoding.
  const isEncodable = 'accept-encoding' in request.headers;
  const isEncoded = isEncodable && /^(?:x-)?gzip$/i.test(plain['content-encoding'] ?? '');
  const stream = isEncoded ? body.pipe(createGunzip()) : body;
  // A fault of the connection has to reach whoever reads the inflated bytes.
  if (stream !== body) body.on('error', (error) => stream.destroy(error));
  const watch = watchSpeed(stream, limits);
  try {
    const announcedBytes = isEncoded ? undefined : announcedSize(plain);
    const collecting = { mostBytes: limits.bodyBytes, announcedBytes, watch, transfer };
    return { status, headers: plain, body: await collectBody(stream, collecting) };
  } finally {
    watch.stop();
    body.on('error', () => {}).destroy();
  }
}

async function* streamBody(
  body: Dispatcher.ResponseData['body'],
  { url, limits, signal }: ExchangeRequest,
  proxy: ProxyServer | undefined,
): AsyncGenerator<Uint8Array> {
  const watch = watchSpeed(body, limits);
  try {
    for await (const chunk of body) {
      watch.count((chunk as Buffer).length);
      // Whoever reads may be slow for reasons of his own.
      watch.pause();
      yield chunk as Buffer;
      watch.resume();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw blame(error, url, proxy);
  } finally {
    watch.stop();
    body.on('error', () => {}).destroy();
  }
}

/** What the headers say of the size of a body that is read as it is sent. */
function announcedSize(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['content-length'] ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
