import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether an `Authorization` header shows the token: `Bearer TOKEN`, the token alone as old clients
 * send it, or Basic with the token as the password of any user, which is what a netrc can say.
 */
export function isLetIn(authorization: string | undefined, token: string): boolean {
  const [, scheme = '', value = ''] =
    /^(?:(bearer|basic) +)?(.*)$/is.exec(authorization ?? '') ?? [];
  const shown = scheme.toLowerCase() === 'basic' ? passwordOf(value) : value;
  // Digests have the same length, and take the same time to compare however much of them is right.
  return timingSafeEqual(digest(shown), digest(token));
}

function passwordOf(encoded: string): string {
  const text = Buffer.from(encoded, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
