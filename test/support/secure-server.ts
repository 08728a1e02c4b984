import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FaultyAnswer } from './faulty-server.ts';
import { serverIdentity } from './tls-fixtures.ts';

/** A running server that speaks TLS. */
export interface SecureServer {
  /** `https://127.0.0.1:PORT`, or with another address that it listens on. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
}

export interface SecureServerOptions {
  /** The file of the certificate that it shows. */
  readonly certificate?: string;
  readonly host?: string;
}

/** Runs a test against a server with a certificate of the tests. */
export async function withSecureServer(
  answer: FaultyAnswer,
  options: SecureServerOptions,
  run: (server: SecureServer) => Promise<void>,
): Promise<void> {
  const server = await startSecureServer(answer, options);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

/** The same for who closes it. */
export async function startSecureServer(
  answer: FaultyAnswer,
  { certificate, host = '127.0.0.1' }: SecureServerOptions = {},
): Promise<SecureServer & { close(): Promise<void> }> {
  const requests: IncomingMessage[] = [];
  const server = createServer(serverIdentity(certificate), (request, response) => {
    requests.push(request);
    answer(request, response);
  });
  // A client that does not trust the certificate hangs up.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `https://${name}:${port}`, port, requests, close };
}

/** Answers as another server does, over TLS. */
export function passOn(url: string): FaultyAnswer {
  return ({ url: path, method, headers }, response) => {
    request(url + path, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).end();
  };
}
