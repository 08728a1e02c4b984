import {
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { serverIdentity } from './tls-fixtures.ts';

/** How a server of HTTP/2 answers one request, well or badly. */
export type Http2Answer = (stream: ServerHttp2Stream, request: Http2Request) => void;

export interface Http2Request {
  readonly headers: IncomingHttpHeaders;
  /** How many requests came before it. */
  readonly index: number;
  /** Ends all connections without a word. */
  readonly cut: () => void;
}

export interface Http2Server {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly requests: readonly IncomingHttpHeaders[];
  /** Every one that there was. */
  readonly sessions: readonly ServerHttp2Session[];
  /** The paths that were asked for over HTTP/1.1, each answered with `HTTP/1.1`. */
  readonly older: readonly string[];
  /** How many connections there have been, of both kinds. */
  readonly connections: () => number;
}

/** Runs a test against a server that speaks HTTP/2 and HTTP/1.1, with a certificate of the tests. */
export async function withHttp2Server(
  answer: Http2Answer,
  run: (server: Http2Server) => Promise<void>,
): Promise<void> {
  const requests: IncomingHttpHeaders[] = [];
  const sessions: ServerHttp2Session[] = [];
  const older: string[] = [];
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createSecureServer({ ...serverIdentity(), allowHTTP1: true });
  server.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    answer(stream, { headers, index: requests.push(headers) - 1, cut });
  });
  server.on('request', (request, response) => {
    if (request.httpVersion === '2.0') return;
    older.push(request.url);
    response.end('HTTP/1.1');
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  try {
    await run({ url, requests, sessions, older, connections: () => sockets.size });
  } finally {
    cut();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A whole answer. */
export function respond(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): Http2Answer {
  return (stream) => {
    stream.respond({ ':status': status, ...headers });
    stream.end(body);
  };
}

/** Each request gets the next answer; the last one is for all that follow. */
export function inTurn(...answers: readonly Http2Answer[]): Http2Answer {
  return (stream, request) =>
    answers[Math.min(request.index, answers.length - 1)]?.(stream, request);
}
