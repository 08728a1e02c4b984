import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { expectAnswer } from './attempts.ts';
import { credentialInUrl, withoutCredentials } from './credentials.ts';
import { describeUrl, type FailedRequest } from './describe-failure.ts';
import { followRedirects } from './follow-redirects.ts';
import type { AttemptOptions } from './http.ts';
import type { Answer, Sender } from './sender.ts';
import type { OwnTransfer, Transfer } from './transfer.ts';

/** A GET request that can be sent once or several times. */
export interface PreparedRequest {
  readonly signal: AbortSignal;
  readonly about: Pick<Transfer, 'subject' | 'peer'>;
  /** What is told where it fails, as far as redirects have led. */
  failed(): FailedRequest;
  /** Throws NotNow, and what the sender and redirects throw. */
  send(transfer: OwnTransfer): Promise<Answer>;
}

/** Reads an address. Throws FORGE_UNREACHABLE for what is none of http(s). */
export function prepareRequest(
  url: string,
  {
    sender,
    signal,
    subject,
    mostBytes,
    accept,
    headers = {},
    spool,
  }: Omit<AttemptOptions, 'signal'> & { readonly sender: Sender; readonly signal: AbortSignal },
): PreparedRequest {
  const target = parseUrl(url, subject);
  const credential = credentialInUrl(target);
  const bare = withoutCredentials(target);
  const own = credential && { ...credential, origin: bare.origin };
  let reached = bare;
  return {
    signal,
    about: { subject: subject ?? describeUrl(url), peer: bare.host },
    failed: () => ({ url, reached, ...(subject !== undefined && { subject }) }),
    send: async (transfer) =>
      expectAnswer(
        await followRedirects(bare, headers, (to, permitted) => {
          reached = to;
          return sender.send(to, { permitted, mostBytes, accept, signal, own, spool, transfer });
        }),
      ),
  };
}

function parseUrl(url: string, subject: string | undefined): URL {
  try {
    const parsed = new URL(url);
    if (/^https?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // Told below, in the words for every address that cannot be used.
  }
  const start = subject === undefined ? '' : `${subject}: `;
  // Who forgets the scheme may have written a password all the same.
  const shown = sanitizeText(url).replace(/^[^/?#]*@/, '');
  throw new PupfileError('FORGE_UNREACHABLE', `${start}\`${shown}\` is not an http(s) address`);
}
