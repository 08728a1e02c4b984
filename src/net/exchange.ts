import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type Bytes, discardBytes } from '../files/bytes.ts';
import type { Spool, SpooledBytes } from '../files/spool.ts';
import { ask } from './ask.ts';
import { collectBody } from './collect-body.ts';
import { type ConnectionOptions, connectDirectly, connectThrough } from './connections.ts';
import { inflateBody } from './inflate-body.ts';
import { type Beginning, beginningOf } from './inquiry.ts';
import { openPool, type Pool } from './pool.ts';
import type { ProxyFinder, ProxyServer } from './proxies.ts';
import type { RequestBody } from './request-body.ts';
import { blame, forwardedRoute, isForwarded, type Route, straightRoute } from './routes.ts';
import { type SpeedLimits, watchSpeed } from './speed-watch.ts';
import { takeBody } from './take-body.ts';
import type { OwnTransfer } from './transfer.ts';
import { answerCutOff } from './transfer-fault.ts';
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
  /** Takes the body where it is large. */
  readonly spool?: Spool | undefined;
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
  /** The body, where it is large and a spool was there to take it; `body` is then empty. */
  readonly spooled?: SpooledBytes;
  /** The proxy that brought it. */
  readonly proxy?: ProxyServer;
}

/** Sends one request and reads the whole answer. Throws a TransferFault where none arrives whole. */
export type Transport = (request: ExchangeRequest) => Promise<Exchange>;

/** What a transport may use at once, and how its connections are closed. */
export interface OpenTransport {
  readonly transport: Transport;
  close(): void;
}

export interface TransportOptions extends ConnectionOptions {
  readonly connections: number;
  readonly findProxy: ProxyFinder;
}

/** Opens pools of kept-alive connections to servers and proxies, one by one as they are needed. */
export function openTransport(options: TransportOptions): OpenTransport {
  const direct = connectDirectly(options);
  const pools = new Map<string, Pool>();
  const poolFor = (isApart: boolean, isSecure: boolean, proxy?: ProxyServer) => {
    const key = `${isApart} ${isSecure} ${proxy?.shown ?? ''}`;
    const known = pools.get(key);
    if (known !== undefined) return known;
    const connect = proxy === undefined ? direct : connectThrough(proxy, options);
    const pool = openPool(connect, { connections: options.connections, isSecure });
    pools.set(key, pool);
    return pool;
  };
  const wayOf = (
    { url, isApart = false }: ExchangeRequest,
    proxy: ProxyServer | undefined,
  ): readonly [Route, Pool] => {
    if (proxy !== undefined && isForwarded(url, proxy)) {
      return [forwardedRoute(url, proxy), poolFor(isApart, false)];
    }
    const route = straightRoute(url);
    return [route, poolFor(isApart, route.target.isSecure, proxy)];
  };
  return {
    transport: async (request) => {
      const proxy = options.findProxy(request.url);
      const [route, pool] = wayOf(request, proxy);
      try {
        return await exchange(request, route, { pool, proxy });
      } catch (error) {
        request.signal.throwIfAborted();
        throw error instanceof PupfileError ? error : blame(error, request.url, proxy);
      }
    },
    close: () => {
      for (const pool of pools.values()) pool.close();
    },
  };
}

interface Means {
  readonly pool: Pool;
  readonly proxy: ProxyServer | undefined;
}

async function exchange(
  request: ExchangeRequest,
  route: Route,
  { pool, proxy }: Means,
): Promise<Exchange> {
  const { url, body, method = 'GET', headers, limits, signal } = request;
  const length = body && { 'content-length': String(body.sizeBytes) };
  const inquiry = {
    ...route,
    method,
    headers: { ...headers, ...route.headers, ...length },
    headersMs: limits.headersMs,
    signal,
  };
  const session = isPlain(request) ? await pool.sessions?.find(route.target) : undefined;
  const answer =
    session === undefined
      ? beginningOf(await ask({ ...inquiry, agent: pool.agent, body }))
      : await session.ask(inquiry);
  const read = await readExchange(answer, request, proxy);
  if (proxy === undefined) return read;
  // Through a tunnel the proxy has no say any more.
  if (read.status === 407 && isForwarded(url, proxy))
    throw refusalOf(407, { proxy, target: url.host });
  return { ...read, proxy };
}

/** What is asked for a hundred times at once; uploads and what is read while it arrives are for HTTP/1.1. */
function isPlain({ body, isStreamed = false, isApart = false }: ExchangeRequest): boolean {
  return body === undefined && !isStreamed && !isApart;
}

const nothing = Buffer.alloc(0);

async function readExchange(
  answer: Beginning,
  request: ExchangeRequest,
  proxy: ProxyServer | undefined,
): Promise<Exchange> {
  const { status } = answer;
  const headers = flatten(answer.headers);
  if (request.isStreamed && status >= 200 && status < 300) {
    return { status, headers, body: nothing, stream: streamBody(answer.body, request, proxy) };
  }
  const body = await readBody(answer, request, announcedSize(headers));
  if (!Buffer.isBuffer(body)) return { status, headers, body: nothing, spooled: body };
  // Some servers call every .tar.gz a gzip-encoded .tar, to clients that asked for no encoding.
  const isEncodable = 'accept-encoding' in request.headers;
  const isEncoded = isEncodable && /^(?:x-)?gzip$/i.test(headers['content-encoding'] ?? '');
  const { bodyBytes } = request.limits;
  return { status, headers, body: isEncoded ? inflateBody(body, bodyBytes) : body };
}

async function readBody(
  { body, isWhole, isComplete }: Beginning,
  { limits, transfer, spool }: ExchangeRequest,
  announcedBytes: number | undefined,
): Promise<Bytes> {
  const collecting = { mostBytes: limits.bodyBytes, announcedBytes, transfer, spool };
  if (isWhole) return takeBody(body, collecting);
  const watch = watchSpeed(body, limits);
  try {
    const collected = await collectBody(body, { ...collecting, watch });
    if (isComplete === undefined || (await isComplete(collected.length))) return collected;
    discardBytes(collected);
    throw answerCutOff();
  } finally {
    watch.stop();
    giveUp(body);
  }
}

/** What is read to its end leaves its connection to the next request. */
function giveUp(body: Readable): void {
  if (!body.readableEnded) body.on('error', () => {}).destroy();
}

async function* streamBody(
  answer: Readable,
  { url, limits, signal }: ExchangeRequest,
  proxy: ProxyServer | undefined,
): AsyncGenerator<Uint8Array> {
  const watch = watchSpeed(answer, limits);
  try {
    for await (const chunk of answer) {
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
    giveUp(answer);
  }
}

/** What the headers say of the size of a body. */
function announcedSize(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['content-length'] ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(headers)) {
    flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
