import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { serverIdentity } from './tls-fixtures.ts';

/** A running proxy. */
export interface TestProxy {
  readonly url: string;
  /** What it was asked: `CONNECT forge.example:443`, `GET http://forge.example/v3`. */
  readonly requests: readonly string[];
  /** The `Proxy-Authorization` of each. */
  readonly authorizations: readonly (string | undefined)[];
}

export interface TestProxyOptions {
  /** `user:password` that it wants; everybody may use it otherwise. */
  readonly login?: string;
  /** What it answers to everything instead of helping. */
  readonly status?: number;
  readonly isSecure?: boolean;
  /** Where it leads to, whatever it is asked for: the tests have no names of their own. */
  readonly leadsTo?: number;
}

/** Runs a test beside a proxy on 127.0.0.1 that forwards requests and tunnels connections. */
export async function withProxy(
  options: TestProxyOptions,
  run: (proxy: TestProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startProxy(options);
  try {
    await run(proxy);
  } finally {
    await proxy.close();
  }
}

/** The same for who closes it. */
export async function startProxy(
  options: TestProxyOptions,
): Promise<TestProxy & { close(): Promise<void> }> {
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const note = ({ method, url, headers }: IncomingMessage) => {
    requests.push(`${method} ${url}`);
    authorizations.push(headers['proxy-authorization']);
    return refusalStatus(headers['proxy-authorization'], options);
  };
  const server = options.isSecure === true ? createSecureServer(serverIdentity()) : createServer();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const status = note(request);
    if (status === undefined) forward(request, response, options);
    else response.writeHead(status).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const status = note(request);
    if (status === undefined) tunnel(request.url ?? '', socket, options);
    else socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scheme = options.isSecure === true ? 'https' : 'http';
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `${scheme}://127.0.0.1:${port}`, requests, authorizations, close };
}

function refusalStatus(
  authorization: string | undefined,
  { login, status }: TestProxyOptions,
): number | undefined {
  if (status !== undefined || login === undefined) return status;
  const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
  return authorization === wanted ? undefined : 407;
}

function forward(
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
  { leadsTo }: TestProxyOptions,
): void {
  const target = new URL(url);
  const { 'proxy-authorization': _, ...own } = headers;
  requestHttp(
    {
      host: '127.0.0.1',
      port: leadsTo ?? target.port,
      path: target.pathname + target.search,
      method,
      headers: own,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  )
    .on('error', () => response.writeHead(502).end())
    .end();
}

function tunnel(target: string, socket: Socket, { leadsTo }: TestProxyOptions): void {
  const { hostname, port } = new URL(`http://${target}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const far = connect(leadsTo ?? Number(port || 80), leadsTo === undefined ? host : '127.0.0.1');
  far.on('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(far).pipe(socket);
  });
  far.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  socket.on('close', () => far.destroy());
}
