import type { Exchange } from './exchange.ts';
import { TransferFault } from './transfer-fault.ts';

/** Sends one request, with those headers beside the ones that every request has. */
export type Send = (url: URL, headers: Readonly<Record<string, string>>) => Promise<Exchange>;

const mostRedirects = 5;

/**
 * Sends a request on to where its answers point; resolves with the first answer that is no redirect.
 * Across origins no header that could carry a secret is sent along. Throws a TransferFault.
 */
export async function followRedirects(
  url: URL,
  headers: Readonly<Record<string, string>>,
  send: Send,
): Promise<Exchange> {
  let target = url;
  let allowed = headers;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await send(target, allowed);
    const next = redirectOf(answer, target);
    if (next === undefined) return answer;
    if (next.origin !== target.origin) allowed = {};
    target = next;
  }
  throw new TransferFault('the server redirects without end', false);
}

function redirectOf({ status, headers }: Exchange, from: URL): URL | undefined {
  const { location } = headers;
  if (status < 300 || status > 399 || location === undefined) return undefined;
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (next !== undefined && /^https?:$/.test(next.protocol)) return next;
  throw new TransferFault('the server redirects to what is no http(s) address', false);
}
