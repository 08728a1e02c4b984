import { constants, createGunzip, type Gunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type Bytes, piecesOf, wholeOf } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import { damagedArchive, unsafeArchive } from './archive-error.ts';
import { detectFormat } from './archive-format.ts';
import { findGzipEnd } from './gzip-end.ts';
import { createMemberCount } from './member-count.ts';
import type { ArchiveContext } from './module-archive.ts';

// No deflate stream grows by more than this.
const highestRatio = 1032;

// Modules grow by 3 to 30 when they are inflated; a large one that grows by more is a bomb.
const mostRatio = 100;
const mostBytesOfAnyRatio = 64 * 1024 * 1024;

// Nearly every module is smaller. What is larger goes into a file, or is measured before anything of it is kept.
const mostBytesUnmeasured = 32 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/**
 * Inflates a whole gzip file of a tar, of one or several gzip members; what stands behind the last one
 * is ignored. A large one goes into the spool. Without one it is inflated twice, because the first time
 * nothing is kept: what is beyond a limit never is in memory.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged, ends early or is large and no tar,
 * ARCHIVE_UNSAFE where it inflates beyond the limit, or to more than 64 MiB and 100 times its own size,
 * or is large and has too many entries, FILE_SYSTEM where the spool has no room
 */
export async function inflate(bytes: Bytes, context: ArchiveContext): Promise<Bytes> {
  const mostBytes = Math.min(mostBytesUnmeasured, context.limits.unpackedBytes);
  const isSmall = bytes.length <= mostBytesUnmeasured && claimedBytes(bytes) <= mostBytes;
  const small = isSmall ? inflateUpTo(wholeOf(bytes), mostBytes, context) : undefined;
  if (small !== undefined) return small;
  const spooled = context.spool && (await inflateInto(context.spool, bytes, context));
  return spooled ?? inflateMeasured(wholeOf(bytes), context);
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

/** Undefined where something stands behind the last member, which makes zlib forget what came before it. */
async function inflateInto(
  spool: Spool,
  bytes: Bytes,
  context: ArchiveContext,
): Promise<Bytes | undefined> {
  const file = spool.begin();
  try {
    const isWhole = await inflatePieces(bytes, context, (piece) => file.append(piece));
    if (isWhole) return file.end();
    file.discard();
    return undefined;
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function inflateMeasured(bytes: Buffer, context: ArchiveContext): Promise<Buffer> {
  let sizeBytes = 0;
  const isWhole = await inflatePieces(bytes, context, (piece) => {
    sizeBytes += piece.length;
  });
  const mostBytes = mostInflatedBytes(bytes, context);
  const roomBytes = isWhole ? sizeBytes : Math.min(sizeBytes + pieceBytes, mostBytes);
  return inflateUpTo(bytes, roomBytes, context) ?? tooLarge(context, roomBytes);
}

/**
 * Hands out what it inflates to, and no more than the limits allow. Resolves with false where something
 * stands behind the last member: zlib forgets the piece that came just before it.
 */
async function inflatePieces(
  bytes: Bytes,
  context: ArchiveContext,
  take: (piece: Buffer) => void,
): Promise<boolean> {
  const mostBytes = mostInflatedBytes(bytes, context);
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  const members = createMemberCount(context);
  let count = 0;
  // What goes wrong with it, the loop is told.
  feed(gunzip, bytes).catch((error) => gunzip.destroy(error));
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      count += piece.length;
      if (count > mostBytes) tooLarge(context, mostBytes);
      members.add(piece);
      take(piece);
    }
    return true;
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    if (mayBeGarbage(error) && detectFormat(bytes) === 'gzip') return false;
    throw damagedGzip(context, error);
  }
}

/** One piece after the other, each of which may be overwritten by the next. */
async function feed(gunzip: Gunzip, bytes: Bytes): Promise<void> {
  for (const piece of piecesOf(bytes)) {
    await new Promise<void>((resolve, reject) => {
      gunzip.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
  gunzip.end();
}

/** The trailer says how long the last member is, modulo 2^32: a hint of the sender, no fact. */
function claimedBytes(bytes: Bytes): number {
  if (bytes.length < 18) return 0;
  return wholeOf(bytes.subarray(bytes.length - 4, bytes.length)).readUInt32LE();
}

function mostInflatedBytes(bytes: Bytes, { limits }: ArchiveContext): number {
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
