import { setMaxListeners } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Link } from './link.ts';
import type { Network } from './network.ts';

/** What went through a front. */
export interface Traffic {
  readonly requests: number;
  /** Of the bodies, as they were sent: compressed where the client wanted that. */
  readonly archiveBytes: number;
  /** The same for all that is no archive. */
  readonly metadataBytes: number;
}

/** Stands before a Forge as a network and a cache would. */
export interface ForgeFront {
  readonly url: string;
  /** What requests pass through from now on; nothing slows them down at first. */
  setNetwork(network: Network): void;
  /** What went through since the last call. */
  takeTraffic(): Traffic;
  /** Ends all connections and waits until nobody is listening. */
  stop(): Promise<void>;
}

/** An answer of the Forge, as it came over the wire. */
interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A network, and the one line that all answers on it share. */
interface Line {
  readonly latencyMs: number;
  readonly link: Link | undefined;
  /** Aborted when the front stops, so that no timer outlives it. */
  readonly signal: AbortSignal;
}

const none: Traffic = { requests: 0, archiveBytes: 0, metadataBytes: 0 };
const chunkBytes = 16_384;

/**
 * Starts a front on a free port of 127.0.0.1. It asks the Forge once for each answer and gives it
 * from memory afterwards, so that what is measured are the installers and not the Forge.
 */
export async function startForgeFront(forgeUrl: string): Promise<ForgeFront> {
  const answers = new Map<string, Promise<Answer>>();
  const stopping = new AbortController();
  // Each answer that is under way listens.
  setMaxListeners(0, stopping.signal);
  let line = lineOf({ latencyMs: 0 }, stopping.signal);
  let traffic = none;

  async function reply(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = asked;
    const lineOfThis = line;
    const key = [method, url, headers['accept-encoding'], headers['if-none-match']].join(' ');
    const coming = answers.get(key) ?? askForge(forgeUrl + url, method, headers);
    answers.set(key, coming);
    const [answer] = await Promise.all([coming, wait(lineOfThis.latencyMs, lineOfThis)]);
    traffic = addAnswer(traffic, url, answer.body);
    await sendAnswer(answer, response, lineOfThis);
  }

  const server = createServer((asked, response) => {
    reply(asked, response).catch((error) => response.destroy(error));
  });
  // Some installers think for longer than Node keeps a connection, and then find it closed.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    setNetwork: (network) => {
      line = lineOf(network, stopping.signal);
    },
    takeTraffic: () => {
      const taken = traffic;
      traffic = none;
      return taken;
    },
    stop: async () => {
      stopping.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function lineOf({ latencyMs, megabitsPerSecond }: Network, signal: AbortSignal): Line {
  const link = megabitsPerSecond === undefined ? undefined : new Link(megabitsPerSecond);
  return { latencyMs, link, signal };
}

function askForge(url: string, method: string, asked: IncomingHttpHeaders): Promise<Answer> {
  const { connection: _, host: __, ...headers } = asked;
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false }, (incoming) => {
      const { statusCode: status = 502, headers } = incoming;
      incoming
        .toArray()
        .then((chunks) => resolve({ status, headers, body: Buffer.concat(chunks) }), reject);
    });
    asking.on('error', reject).end();
  });
}

function addAnswer(traffic: Traffic, url: string, { length }: Buffer): Traffic {
  const isArchive = url.startsWith('/v3/files/');
  return {
    requests: traffic.requests + 1,
    archiveBytes: traffic.archiveBytes + (isArchive ? length : 0),
    metadataBytes: traffic.metadataBytes + (isArchive ? 0 : length),
  };
}

async function sendAnswer(
  { status, headers, body }: Answer,
  response: ServerResponse,
  line: Line,
): Promise<void> {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  response.writeHead(status, { 'content-length': body.length, ...kept });
  if (line.link === undefined) {
    response.end(body);
    return;
  }
  for (let from = 0; from < body.length; from += chunkBytes) {
    const chunk = body.subarray(from, from + chunkBytes);
    const now = performance.now();
    await wait(line.link.send(chunk.length, now) - now, line);
    response.write(chunk);
  }
  response.end();
}

/** Node makes a whole millisecond of less. */
async function wait(ms: number, { signal }: Line): Promise<void> {
  if (ms >= 1) await delay(ms, undefined, { signal });
}
