import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { Exchange, HttpMethod } from './exchange.ts';
import { parseRetryAfter, type RetryPolicy } from './retry.ts';
import type { TransferFault } from './transfer-fault.ts';

/** A request that failed for good. */
export interface FailedRequest {
  /** As it was asked for. */
  readonly url: string;
  /** Where redirects had led to. */
  readonly reached: URL;
  /** GET where it is left out. */
  readonly method?: HttpMethod;
  /** Whose codes the errors have: FORGE where it is left out. */
  readonly server?: 'FORGE' | 'REGISTRY';
  /** What it was about, in front of the message: `acme-web 1.1.0`. */
  readonly subject?: string;
}

/**
 * A URL for a message: without credentials, and of its query only what a Forge is asked about. Other
 * queries may be a password by themselves, as those of signed addresses.
 */
export function describeUrl(url: string): string {
  return sanitizeText(url).replace(/\?(?!(?:module|owner|query|slugs)=).*|[&#].*/, '');
}

/** The request for a message, and where it was sent on to: `GET https://forge.example/v3/…`. */
export function describeRequest({ url, reached, method = 'GET' }: FailedRequest): string {
  const asked = describeUrl(url);
  const isSame = URL.canParse(asked) && new URL(asked).origin === reached.origin;
  return isSame
    ? `${method} ${asked}`
    : `${method} ${asked}, redirected to ${describeUrl(reached.href)}`;
}

/** The error for a request that brought no answer: FORGE_UNREACHABLE or REGISTRY_UNREACHABLE. */
export function unreachable(failed: FailedRequest, fault: TransferFault): PupfileError {
  const { reached, server = 'FORGE' } = failed;
  const { proxy, isOfProxy, hint } = fault;
  const details = {
    notes: [
      `${describeRequest(failed)}: ${fault.message}`,
      ...(proxy === undefined || isOfProxy ? [] : [throughProxy(proxy)]),
    ],
    cause: fault,
  };
  if (proxy === undefined || !isOfProxy) {
    return new PupfileError(
      `${server}_UNREACHABLE`,
      about(failed, `No answer from ${reached.origin}`),
      {
        ...details,
        hint: hint ?? 'check the address, the network and the proxy settings',
      },
    );
  }
  const message = `The proxy ${proxy.shown} gives no way to ${reached.origin}`;
  const goAround = `NO_PROXY=${reached.hostname} goes around the proxy of ${proxy.variable}`;
  return new PupfileError(`${server}_UNREACHABLE`, about(failed, message), {
    ...details,
    hint: hint ?? goAround,
  });
}

/** Names what is missing: the address does not always tell. */
function about({ subject }: FailedRequest, message: string): string {
  if (subject === undefined) return message;
  return `${subject}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** The error for a server that keeps saying "not now": FORGE_REFUSED or REGISTRY_REFUSED. */
export function keptFailing(
  failed: FailedRequest,
  { status, headers, proxy }: Exchange,
  { longestAskedWaitMs }: RetryPolicy,
): PupfileError {
  const {
    reached: { origin },
    server = 'FORGE',
  } = failed;
  const askedMs = parseRetryAfter(headers['retry-after'], Date.now()) ?? 0;
  return new PupfileError(
    `${server}_REFUSED`,
    about(failed, `${origin} answers with status ${status}`),
    {
      notes: [
        describeRequest(failed),
        ...(proxy === undefined ? [] : [throughProxy(proxy)]),
        ...(askedMs > longestAskedWaitMs
          ? [`it asks for a wait of ${seconds(askedMs)}, more than ${seconds(longestAskedWaitMs)}`]
          : []),
      ],
      hint: 'the server has a problem; try again later',
    },
  );
}

/** Tells that somebody else may have answered. */
export function throughProxy({ shown }: { readonly shown: string }): string {
  return `through the proxy ${shown}`;
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
