import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { explainCertificate } from './certificate-fault.ts';
import type { ProxyServer } from './proxies.ts';
import { passingStatuses } from './retry.ts';
import { TransferFault } from './transfer-fault.ts';

export interface TunnelOptions {
  readonly proxy: ProxyServer;
  /** Where the tunnel is to lead: `forge.example:443`, `[::1]:8443`. */
  readonly target: string;
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Whom to trust where the proxy itself speaks TLS; undefined for Node's list. */
  readonly trust: SecureContext | undefined;
}

/**
 * Has a proxy connect to a server, by CONNECT (RFC 9110, 9.3.6); resolves with the connection, over
 * which nothing has been sent yet. Throws a TransferFault of the proxy.
 */
export async function openTunnel({ proxy, ...options }: TunnelOptions): Promise<Socket> {
  const request = await askForTunnel({ proxy, ...options });
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(TransferFault.from(error).ofProxy(proxy));
    const timer = setTimeout(() => {
      request.destroy(new TransferFault('it did not answer in time', true, { isTimeout: true }));
    }, options.timeoutMs);
    request.once('error', (error) => {
      clearTimeout(timer);
      fail(proxy.url.protocol === 'https:' ? explainCertificate(error, proxy.url.hostname) : error);
    });
    request.once('connect', (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      clearTimeout(timer);
      if (answer.statusCode === 200) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.on('error', () => {}).destroy();
      fail(refusalOf(answer.statusCode ?? 0, { proxy, target: options.target }));
    });
    request.end();
  });
}

/** What it means that a proxy answers with a status of its own. */
export function refusalOf(
  status: number,
  { proxy, target }: { readonly proxy: ProxyServer; readonly target: string },
): TransferFault {
  // tinyproxy says 401 where a user and password are wrong.
  if (status !== 407 && status !== 401) {
    const message = `it does not connect to ${target} (status ${status})`;
    return new TransferFault(message, passingStatuses.has(status)).ofProxy(proxy);
  }
  const message =
    proxy.authorization === undefined
      ? `it wants a user and password (status ${status})`
      : `it does not accept the user and password that it was sent (status ${status})`;
  // A whole address would lose these words where it is shown.
  const hint = `${proxy.variable} names them before the host: USER:PASSWORD@${proxy.url.host}`;
  return new TransferFault(message, false, { hint }).ofProxy(proxy);
}

async function askForTunnel({
  proxy: { url, authorization },
  target,
  userAgent,
  trust,
}: Omit<TunnelOptions, 'timeoutMs'>): Promise<ClientRequest> {
  const { request } = await (url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'));
  return request({
    method: 'CONNECT',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: target,
    headers: {
      host: target,
      'user-agent': userAgent,
      ...(authorization !== undefined && { 'proxy-authorization': authorization }),
    },
    agent: false,
    ...(trust !== undefined && { secureContext: trust }),
  });
}
