import { redactUrls } from '../errors/redact.ts';

/**
 * A place that modules come from as a lock may have it: no password of a URL, and no user either,
 * which may be a token; but the user of SSH, without whom the place cannot be reached.
 */
export function redactRemote(remote: string): string {
  return /^(?:git\+)?ssh:\/\/[^:@/\s]+@[^@]*$/i.test(remote) ? remote : redactUrls(remote);
}
