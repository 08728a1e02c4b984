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
    return gunzipSync(body, { chunkSize: roomFor(body), maxOutputLength: mostBytes });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooLarge(mostBytes) : error;
  }
}

// What zlib takes by itself, and the least and the most that it is to take.
const usualRoomBytes = 16 * 1024;
const leastRoomBytes = 64;
const mostRoomBytes = 1024 * 1024;

/**
 * How much memory to take at a time: small answers fill little of what zlib would take for each, and large
 * ones are put together of many pieces. The last four bytes say how long the last member is, which is a hint
 * of the sender: where it cannot be right, nobody listens.
 */
function roomFor(body: Buffer): number {
  const claimedBytes = body.length < 18 ? 0 : body.readUInt32LE(body.length - 4);
  if (claimedBytes < body.length) return usualRoomBytes;
  // One more than needed, or zlib takes as much again to find out that it is done.
  return Math.min(Math.max(claimedBytes + 1, leastRoomBytes), mostRoomBytes);
}
