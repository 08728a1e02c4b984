import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What one request is answered with. */
export type FaultyAnswer = RequestListener;

/** A web server on 127.0.0.1 that answers as a test wants it to. */
export interface FaultyServer {
  readonly url: string;
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[];
  /** How many connections were opened so far. */
  readonly connectionCount: number;
}

/** Runs a test against a server, and closes the server however the test ends. */
export async function withFaultyServer(
  answer: FaultyAnswer,
  run: (server: FaultyServer) => Promise<void>,
): Promise<void> {
  const requests: IncomingMessage[] = [];
  let connectionCount = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.on('connection', () => {
    connectionCount += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await run({
      url: `http://127.0.0.1:${port}`,
      requests,
      get connectionCount() {
        return connectionCount;
      },
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers each request with the next of the answers, and from then on with the last. */
export function inTurn(...answers: readonly FaultyAnswer[]): FaultyAnswer {
  let asked = 0;
  return (request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    answer?.(request, response);
  };
}

/** A whole answer. */
export function reply(
  status: number,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  body: string | Buffer = '',
): FaultyAnswer {
  return (_, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status).end(body);
  };
}

/** A body that is compressed, and said to be. */
export function replyGzipped(body: string | Buffer): FaultyAnswer {
  return reply(200, { 'content-encoding': 'gzip' }, gzipSync(body));
}

/** Ends the connection in the middle of the body; the headers promise more. */
export function cutBody(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): FaultyAnswer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': String(body.length + 1), ...headers });
    response.write(body, () => response.socket?.destroy());
  };
}

/** Resets the connection instead of answering. */
export const reset: FaultyAnswer = ({ socket }) => {
  socket.resetAndDestroy();
};

/** Takes the request and says nothing. */
export const stayAway: FaultyAnswer = () => {};

/** Sends the headers and says no more. */
export const fallSilent: FaultyAnswer = (_, response) => {
  response.writeHead(200).flushHeaders();
};

/** Sends a byte every few milliseconds, without end. */
export const drip: FaultyAnswer = (_, response: ServerResponse) => {
  const timer = setInterval(() => response.write('.'), 5);
  response.on('close', () => clearInterval(timer));
};
