import type { LookupFunction, Socket } from 'node:net';
import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { explainCertificate } from './certificate-fault.ts';
import { once } from './once.ts';
import type { ProxyServer } from './proxies.ts';
import { openTunnel } from './tunnel.ts';

type Connector = buildConnector.connector;
type Target = buildConnector.Options;

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

/** Opens connections to servers themselves, with TLS where the address asks for it. */
export function connectDirectly(
  build: typeof buildConnector,
  { connectMs, loadTrust, lookup }: ConnectionOptions,
): Connector {
  const common = {
    timeout: connectMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: nextAddressMs,
    ...(lookup !== undefined && { lookup }),
  };
  const plain = build(common);
  const secure = once(async () => {
    const secureContext = await loadTrust();
    return build({ ...common, ...(secureContext !== undefined && { secureContext }) });
  });
  return (target, callback) => {
    if (target.protocol !== 'https:') return plain(target, callback);
    secure().then(
      (connect) => connectSecurely(connect, target, callback),
      (error: Error) => callback(error, null),
    );
  };
}

/** Opens connections through a proxy that has to be asked for each. */
export function connectThrough(
  proxy: ProxyServer,
  direct: Connector,
  { connectMs, userAgent, loadTrust }: ConnectionOptions,
): Connector {
  const open = async (target: Target): Promise<Socket> => {
    const trust = proxy.url.protocol === 'https:' ? await loadTrust() : undefined;
    return openTunnel({
      proxy,
      target: hostAndPort(target),
      timeoutMs: connectMs,
      userAgent,
      trust,
    });
  };
  return (target, callback) => {
    open(target).then(
      (httpSocket) => {
        if (target.protocol === 'https:') direct({ ...target, httpSocket }, callback);
        else callback(null, httpSocket);
      },
      (error: Error) => callback(error, null),
    );
  };
}

function hostAndPort({ hostname, port, protocol }: Target): string {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname;
  return `${host}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function connectSecurely(
  connect: Connector,
  target: Target,
  callback: buildConnector.Callback,
): void {
  let certificate: PeerCertificate | undefined;
  // undici's types hide that it gives the socket.
  const socket = connect(target, (...[error, connected]) => {
    if (error === null) return callback(null, connected);
    const fault = explainCertificate(error, target.hostname, certificate);
    callback(fault as Error, null);
  }) as unknown as TLSSocket;
  // Node closes a connection whose certificate it refuses before it tells why.
  socket.prependListener('secure', () => {
    certificate = socket.getPeerCertificate();
  });
}
