import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultyAnswer } from './faulty-server.ts';

/** A server on another origin than the Forge's, which a case leads to. */
export interface OtherHost {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  /** Closes it; fails if it was not asked, or sent what lets pupfile in somewhere else. */
  readonly close: () => Promise<void>;
}

export async function startOtherHost(answer: FaultyAnswer): Promise<OtherHost> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    assert.notEqual(requests.length, 0, 'nobody asked the other host');
    for (const { headers } of requests) {
      assert.equal(headers.authorization, undefined);
      assert.equal(headers.cookie, undefined);
    }
  };
  return { url: `http://127.0.0.1:${port}`, requests, close };
}
