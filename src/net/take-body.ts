import type { Readable } from 'node:stream';
import { type CollectOptions, tooLarge } from './collect-body.ts';

/**
 * The body of an answer that has arrived as a whole, as most do that are small: nothing is to be waited for.
 * Its connection is free for the next request afterwards.
 *
 * Throws a TransferFault for a body that is larger than it may be, or that was announced to be.
 */
export function takeBody(
  answer: Readable,
  { mostBytes, announcedBytes, transfer }: Omit<CollectOptions, 'watch'>,
): Buffer {
  const body: Buffer = answer.read() ?? Buffer.alloc(0);
  if (Math.max(body.length, announcedBytes ?? 0) > mostBytes) throw tooLarge(mostBytes);
  if (transfer !== undefined)
    Object.assign(transfer, { arrivedBytes: body.length, announcedBytes });
  return body;
}
