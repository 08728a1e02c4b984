import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mostBytesInMemory, type Spool, type SpooledBytes } from './spool.ts';

/** Bytes in memory, or in a file where they are many. */
export type Bytes = Buffer | SpooledBytes;

/** All of them in memory. */
export function wholeOf(bytes: Bytes): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : bytes.read();
}

/** All of them in pieces, each of which may be overwritten by the next. */
export function piecesOf(bytes: Bytes): Iterable<Buffer> {
  return Buffer.isBuffer(bytes) ? [bytes] : bytes.pieces();
}

/** Gives up what is in a file; memory is the business of the garbage collector. */
export function discardBytes(bytes: Bytes): void {
  if (!Buffer.isBuffer(bytes)) bytes.discard();
}

/** Their SHA-256, or another checksum, in lower-case hexadecimal. */
export function checksumOf(algorithm: 'sha256' | 'md5', bytes: Bytes): string {
  if (algorithm === 'sha256' && !Buffer.isBuffer(bytes) && bytes.sha256) return bytes.sha256;
  const hash = createHash(algorithm);
  for (const piece of piecesOf(bytes)) hash.update(piece);
  return hash.digest('hex');
}

/**
 * Reads a file into memory, or copies it into the spool where it is large. Throws what the file system
 * throws, and what the spool throws.
 */
export function readBytes(path: string, sizeBytes: number, spool: Spool | undefined): Bytes {
  return spool !== undefined && sizeBytes > mostBytesInMemory
    ? spool.copy(path)
    : readFileSync(path);
}
