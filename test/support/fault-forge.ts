import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestForge, type TestForge } from './forge.ts';
import type { TestModule } from './module-tarball.ts';

/** What stands between pupfile and the Forge: it may answer itself, or let the Forge answer. */
export type Intercept = (
  request: IncomingMessage,
  response: ServerResponse,
  forward: () => void,
) => void;

/** A Forge behind a server that can go wrong. */
export interface FaultForge {
  readonly url: string;
  /** The Forge itself, whose folder may be added to. */
  readonly forge: TestForge;
  /** What happens to requests from now on; undefined for a server that works. */
  intercept: Intercept | undefined;
  /** Every request so far, as `GET /v3/releases?…`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts a Forge with these releases behind a server that works until `intercept` is set. */
export async function startFaultForge(modules: readonly TestModule[]): Promise<FaultForge> {
  const forge = await startTestForge(modules);
  const requests: string[] = [];
  const server = createServer((incoming, response) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const forward = () => forwardTo(forge.url, incoming, response);
    if (faulty.intercept === undefined) forward();
    else faulty.intercept(incoming, response, forward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const faulty: FaultForge = {
    url: `http://127.0.0.1:${port}`,
    forge,
    intercept: undefined,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await forge.close();
    },
  };
  return faulty;
}

function forwardTo(base: string, incoming: IncomingMessage, response: ServerResponse): void {
  const target = new URL(incoming.url ?? '/', base);
  const { host: _, ...headers } = incoming.headers;
  const outgoing = request(target, { method: incoming.method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}
