import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import {
  type PeerCertificate,
  type SecureContext,
  connect as startTls,
  type ConnectionOptions as TlsOptions,
} from 'node:tls';
import { explainCertificate } from './certificate-fault.ts';
import type { ProxyServer } from './proxies.ts';
import { TransferFault } from './transfer-fault.ts';
import { openTunnel } from './tunnel.ts';

/** The other end of a connection. */
export interface Target {
  readonly isSecure: boolean;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** What may be spoken over a connection with TLS (RFC 7301). */
export type Protocol = 'h2' | 'http/1.1';

/** Whom to connect to, and what to offer: HTTP/1.1 where nothing is said. */
export interface Destination extends Target {
  /** The most wanted first. */
  readonly protocols?: readonly Protocol[] | undefined;
}

/**
 * Opens a connection over which requests can be sent; the signal gives it up. Throws a TransferFault, and
 * what Node says of connections.
 */
export type Connect = (destination: Destination, signal: AbortSignal) => Promise<Socket>;

/** How connections are opened. */
export interface ConnectionOptions {
  readonly connectMs: number;
  readonly userAgent: string;
  /** Whom to trust; asked with the first connection that needs it. Undefined for Node's own list. */
  readonly loadTrust: () => Promise<SecureContext | undefined>;
  /** How a name becomes addresses; the machine's way where it is left out. */
  readonly lookup?: LookupFunction;
}

// Node gives each address of a host 250 ms before it tries the next one, and a far one has no other
// chance.
const nextAddressMs = 2000;

/** Whom an address names. */
export function targetOf({ protocol, hostname, port }: URL): Target {
  const isSecure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { isSecure, host, port: Number(port || (isSecure ? 443 : 80)) };
}

/** Opens connections to servers themselves, with TLS where the address asks for it. */
export function connectDirectly(options: ConnectionOptions): Connect {
  const { connectMs, lookup } = options;
  const secure = createTls(options);
  return ({ isSecure, host, port, protocols }, signal) => {
    const way = {
      host,
      port,
      noDelay: true,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: nextAddressMs,
      ...(lookup !== undefined && { lookup }),
    };
    if (isSecure) return secure({ host, port, protocols }, way, signal);
    return whenReady(connectTcp(way), 'connect', { connectMs, signal });
  };
}

/** Opens connections through a proxy that has to be asked for each. */
export function connectThrough(proxy: ProxyServer, options: ConnectionOptions): Connect {
  const { connectMs: timeoutMs, userAgent, loadTrust } = options;
  const secure = createTls(options);
  return async ({ isSecure, host, port, protocols }, signal) => {
    const trust = proxy.url.protocol === 'https:' ? await loadTrust() : undefined;
    const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    const socket = await openTunnel({ proxy, target, timeoutMs, userAgent, trust });
    return isSecure ? secure({ host, port, protocols }, { socket }, signal) : socket;
  };
}

/** Starts TLS; a server that was met before is greeted with the session that it gave. */
function createTls({ connectMs, loadTrust }: ConnectionOptions) {
  const sessions = new Map<string, Buffer>();
  return async (
    { host, port, protocols = ['http/1.1'] }: Omit<Destination, 'isSecure'>,
    /** Where it begins: at an address, or over a connection that is there. */
    way: TlsOptions,
    signal: AbortSignal,
  ): Promise<Socket> => {
    const secureContext = await loadTrust();
    const server = `${host}:${port}`;
    const session = sessions.get(server);
    const socket = startTls({
      ...way,
      servername: isIP(host) === 0 ? host : '',
      // A certificate is checked against the address, too.
      host,
      ALPNProtocols: [...protocols],
      ...(session !== undefined && { session }),
      ...(secureContext !== undefined && { secureContext }),
    });
    let certificate: PeerCertificate | undefined;
    // Node closes a connection whose certificate it refuses before it tells why.
    socket.prependListener('secure', () => {
      certificate = socket.getPeerCertificate();
    });
    socket.on('session', (given) => sessions.set(server, given));
    return whenReady(socket, 'secureConnect', { connectMs, signal }).catch((error) => {
      throw explainCertificate(error, host, certificate);
    });
  };
}

function whenReady(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { connectMs, signal }: Pick<ConnectionOptions, 'connectMs'> & { readonly signal: AbortSignal },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    };
    const fail = (error: unknown) => {
      end();
      // What it says afterwards is of no interest, and nobody else would listen.
      socket.on('error', () => {}).destroy();
      reject(error);
    };
    const giveUp = () => fail(signal.reason);
    const timer = setTimeout(() => {
      fail(new TransferFault('the connection timed out', true, { isTimeout: true }));
    }, connectMs);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp);
    socket.once('error', fail);
    socket.once(event, () => {
      end();
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
