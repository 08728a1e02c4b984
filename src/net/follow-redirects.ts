import { withoutCredentials } from './credentials.ts';
import type { Exchange } from './exchange.ts';
import { TransferFault } from './transfer-fault.ts';

/** What may be sent beside the headers that every request has. */
export interface Permitted {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an address of its own right may be sent what lets pupfile in there. */
  readonly allowsCredentials: boolean;
}

/** Sends one request. */
export type Send<Answer extends Exchange> = (url: URL, permitted: Permitted) => Promise<Answer>;

const mostRedirects = 5;

/**
 * Sends a request on to where its answers point; resolves with the first answer that is no redirect.
 * Across origins no header that could carry a secret is sent along, and after a step from https to
 * http no credential at all. Throws a TransferFault.
 */
export async function followRedirects<Answer extends Exchange>(
  url: URL,
  headers: Readonly<Record<string, string>>,
  send: Send<Answer>,
): Promise<Answer> {
  let target = url;
  let permitted: Permitted = { headers, allowsCredentials: true };
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await send(target, permitted);
    const next = redirectOf(answer, target);
    if (next === undefined) return answer;
    const isDowngrade = target.protocol === 'https:' && next.protocol === 'http:';
    permitted = {
      headers: next.origin === target.origin ? permitted.headers : {},
      allowsCredentials: permitted.allowsCredentials && !isDowngrade,
    };
    target = next;
  }
  throw new TransferFault('the server redirects without end', false);
}

function redirectOf({ status, headers }: Exchange, from: URL): URL | undefined {
  const { location } = headers;
  if (status < 300 || status > 399 || location === undefined) return undefined;
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  // A server has no say in who we are somewhere else.
  if (next !== undefined && /^https?:$/.test(next.protocol)) return withoutCredentials(next);
  throw new TransferFault('the server redirects to what is no http(s) address', false);
}
