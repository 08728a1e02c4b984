import { constants, gunzipSync } from 'node:zlib';
import { damagedArchive, unsafeArchive } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';

// No deflate stream grows by more than this.
const highestRatio = 1032;
const largestGuessBytes = 64 * 1024 * 1024;

/**
 * Inflates a whole gzip file.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged or ends early, ARCHIVE_UNSAFE where it
 * inflates beyond the limit
 */
export function inflate(bytes: Buffer, context: ArchiveContext): Buffer {
  // One buffer of the right size instead of many of 16 KiB halves the time of inflating.
  return gunzip(bytes, context, { chunkSize: guessInflatedBytes(bytes) });
}

/** Inflates as much as there is of a gzip file whose end may be missing; throws like `inflate`. */
export function inflateStart(bytes: Buffer, context: ArchiveContext): Buffer {
  return gunzip(bytes, context, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 256 * 1024 });
}

function gunzip(
  bytes: Buffer,
  context: ArchiveContext,
  options: { readonly chunkSize: number; readonly finishFlush?: number },
): Buffer {
  const maxOutputLength = context.limits.unpackedBytes;
  try {
    return gunzipSync(bytes, { ...options, maxOutputLength });
  } catch (error) {
    if (isTooLarge(error)) {
      throw unsafeArchive(context, `it inflates to more than ${maxOutputLength} bytes`);
    }
    throw damagedArchive(context, `it is not a complete gzip file (${reasonOf(error)})`, error);
  }
}

/** The trailer says how long the last part is, modulo 2^32: a hint of the sender, no fact. */
function guessInflatedBytes(bytes: Buffer): number {
  const claimed = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  // One more than needed, or zlib asks for another buffer to find out that it is done.
  const guess = Math.min(claimed + 1, bytes.length * highestRatio, largestGuessBytes);
  return Math.max(guess, 16 * 1024);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
