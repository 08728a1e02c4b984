/**
 * A UUID (RFC 9562, version 8) of a digest's first bits, in lower case: the same for the same digest.
 *
 * @param digest at least 32 hexadecimal digits
 */
export function uuidOf(digest: string): string {
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) & 3];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
