import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import type { Exchange } from '../net/exchange.ts';

/** The largest archive that is fetched. */
export const mostArchiveBytes = 256 * 1024 * 1024;

/** DOWNLOAD_REFUSED: a server answered with something else than the archive at a URL. */
export function downloadRefused(
  subject: string,
  url: string,
  { status }: Pick<Exchange, 'status'>,
): PupfileError {
  const { origin } = new URL(url);
  return new PupfileError(
    'DOWNLOAD_REFUSED',
    `${subject}: ${origin} answers with status ${status}`,
    { notes: [`GET ${shownUrl(url)}`], hint: hintAt(status) },
  );
}

/**
 * A URL for a message: without credentials, and without the query, which may hold a signature. What
 * is no URL stays as it is.
 */
export function shownUrl(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? redactUrls(url).replace(/[?#].*/s, '') : url;
}

function hintAt(status: number): string {
  if (status === 401 || status === 403) {
    return 'the server wants a token, or does not accept the one it got';
  }
  return 'check the address; many servers say 404 where a token is missing, too';
}
