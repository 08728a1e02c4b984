import { gunzipSync } from 'node:zlib';
import { tooLarge } from './collect-body.ts';

/**
 * Undoes the encoding of a body, gzip. Throws a TransferFault for one that becomes larger than it may be, and
 * what zlib says of one that is damaged.
 */
export function inflateBody(body: Buffer, mostBytes: number): Buffer {
  // Some servers say so of what is empty.
  if (body.length === 0) return body;
  try {
    return gunzipSync(body, { maxOutputLength: mostBytes });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooLarge(mostBytes) : error;
  }
}
