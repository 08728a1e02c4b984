import { type Target, targetOf } from './connections.ts';
import type { ProxyServer } from './proxies.ts';
import { TransferFault } from './transfer-fault.ts';

/** The way of a request: whom to send it to, and what to ask for. */
export interface Route {
  readonly target: Target;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** To the server, or through a tunnel to it. */
export function straightRoute(url: URL): Route {
  const { pathname, search, host } = url;
  return { target: targetOf(url), path: pathname + search, headers: { host } };
}

/** Many proxies refuse to tunnel to other ports than that of https; what is not secret they forward. */
export function isForwarded(url: URL, proxy: ProxyServer): boolean {
  return url.protocol === 'http:' && proxy.url.protocol === 'http:';
}

/** The proxy is asked for the whole address (RFC 9112, 3.2.2). */
export function forwardedRoute(
  { origin, pathname, search, host }: URL,
  { url, authorization }: ProxyServer,
): Route {
  const headers = {
    host,
    ...(authorization !== undefined && { 'proxy-authorization': authorization }),
  };
  return { target: targetOf(url), path: origin + pathname + search, headers };
}

/** Where the proxy forwards a request, the connection that failed is the one to the proxy. */
export function blame(error: unknown, url: URL, proxy: ProxyServer | undefined): TransferFault {
  const fault = TransferFault.from(error);
  if (proxy === undefined) return fault;
  const isWithProxy = isForwarded(url, proxy) && !(error instanceof TransferFault);
  return isWithProxy || fault.isOfProxy ? fault.ofProxy(proxy) : fault.behindProxy(proxy);
}
