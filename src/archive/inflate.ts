import { constants, createGunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { PupfileError } from '../errors/pupfile-error.ts';
import { damagedArchive, unsafeArchive } from './archive-error.ts';
import { findGzipEnd } from './gzip-end.ts';
import { createMemberCount } from './member-count.ts';
import type { ArchiveContext } from './module-archive.ts';

// No deflate stream grows by more than this.
const highestRatio = 1032;

// Modules grow by 3 to 30 when they are inflated; a large one that grows by more is a bomb.
const mostRatio = 100;
const mostBytesOfAnyRatio = 64 * 1024 * 1024;

// Nearly every module is smaller. What is larger is measured before anything of it is kept.
const mostBytesUnmeasured = 32 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/**
 * Inflates a whole gzip file of a tar, of one or several gzip members; what stands behind the last one
 * is ignored. A large one is inflated twice, because the first time nothing is kept: what is beyond a
 * limit never is in memory.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged, ends early or is large and no tar,
 * ARCHIVE_UNSAFE where it inflates beyond the limit, or to more than 64 MiB and 100 times its own size,
 * or is large and has too many entries
 */
export async function inflate(bytes: Buffer, context: ArchiveContext): Promise<Buffer> {
  const mostBytes = Math.min(mostBytesUnmeasured, context.limits.unpackedBytes);
  if (claimedBytes(bytes) <= mostBytes) {
    const small = inflateUpTo(bytes, mostBytes, context);
    if (small !== undefined) return small;
  }
  const sizeBytes = await measureInflated(bytes, context);
  return inflateUpTo(bytes, sizeBytes, context) ?? tooLarge(context, sizeBytes);
}

/** Inflates as much as there is of a gzip file whose end may be missing; throws like `inflate`. */
export function inflateStart(bytes: Buffer, context: ArchiveContext): Buffer {
  const mostBytes = context.limits.unpackedBytes;
  const options = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: pieceBytes };
  try {
    return gunzipSync(bytes, { ...options, maxOutputLength: mostBytes });
  } catch (error) {
    if (isTooLarge(error)) tooLarge(context, mostBytes);
    throw damagedGzip(context, error);
  }
}

/** Undefined where there is more. */
function inflateUpTo(
  bytes: Buffer,
  maxOutputLength: number,
  context: ArchiveContext,
): Buffer | undefined {
  const claimed = Math.min(claimedBytes(bytes), bytes.length * highestRatio, maxOutputLength);
  // One buffer of the right size instead of many of 16 KiB halves the time of inflating. One byte
  // more than needed, or zlib asks for another buffer to find out that it is done.
  const options = { chunkSize: Math.max(claimed + 1, 16 * 1024), maxOutputLength };
  try {
    return gunzipIgnoringGarbage(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw damagedGzip(context, error);
  }
}

function gunzipIgnoringGarbage(
  bytes: Buffer,
  options: ZlibOptions & { readonly maxOutputLength: number },
): Buffer {
  try {
    return gunzipSync(bytes, options);
  } catch (error) {
    const end = mayBeGarbage(error) ? findGzipEnd(bytes, options.maxOutputLength) : undefined;
    if (end === undefined) throw error;
    return gunzipSync(bytes.subarray(0, end), options);
  }
}

/** How many bytes it inflates to, and no more than the limits allow. */
async function measureInflated(bytes: Buffer, context: ArchiveContext): Promise<number> {
  const mostBytes = mostInflatedBytes(bytes, context);
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  const members = createMemberCount(context);
  let count = 0;
  gunzip.end(bytes);
  try {
    for await (const piece of gunzip) {
      count += (piece as Buffer).length;
      if (count > mostBytes) tooLarge(context, mostBytes);
      members.add(piece as Buffer);
    }
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    // What stands behind the last member makes zlib forget the piece that came just before it.
    if (mayBeGarbage(error)) return Math.min(count + pieceBytes, mostBytes);
    throw damagedGzip(context, error);
  }
  return count;
}

/** The trailer says how long the last member is, modulo 2^32: a hint of the sender, no fact. */
function claimedBytes(bytes: Buffer): number {
  return bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
}

function mostInflatedBytes(bytes: Buffer, { limits }: ArchiveContext): number {
  const byRatio = Math.max(bytes.length * mostRatio, mostBytesOfAnyRatio);
  return Math.min(byRatio, limits.unpackedBytes);
}

function tooLarge(context: ArchiveContext, mostBytes: number): never {
  const ratio = mostBytes < context.limits.unpackedBytes ? `, ${mostRatio} times its own size` : '';
  throw unsafeArchive(context, `it inflates to more than ${mostBytes} bytes${ratio}`);
}

function damagedGzip(context: ArchiveContext, error: unknown): PupfileError {
  const reason = error instanceof Error ? error.message : String(error);
  return damagedArchive(context, `it is not a complete gzip file (${reason})`, error);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** What zlib says of a member that does not begin as one does, or breaks off. */
function mayBeGarbage(error: unknown): boolean {
  const reason = error instanceof Error ? error.message : '';
  return reason === 'incorrect header check' || reason === 'unexpected end of file';
}
