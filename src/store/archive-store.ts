import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bytes, checksumOf, discardBytes, readBytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import { touch } from '../files/touch.ts';
import { writeWhole } from './write-whole.ts';

/*
 * The store is a folder of archives that are named after their own SHA-256:
 *
 *     CACHE/archives/sha256/9f/9f86d081….tar.gz
 *
 * The time of a file is that of its last use, since many file systems do not keep the time of access.
 * Nothing in it is trusted and nothing in it is needed: all of it can be deleted at any moment.
 */

/**
 * Reads an archive from the store. At once: for files of their size that takes a quarter of the time.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param spool takes a copy of a large one; undefined where it has to be in memory
 * @returns undefined where the store doesn't have it; what is not what its name says is deleted
 */
export function readArchiveFromStore(cacheDirectory: string, sha256: string): Buffer | undefined;
export function readArchiveFromStore(
  cacheDirectory: string,
  sha256: string,
  spool: Spool | undefined,
): Bytes | undefined;
export function readArchiveFromStore(
  cacheDirectory: string,
  sha256: string,
  spool?: Spool,
): Bytes | undefined {
  const path = archivePath(cacheDirectory, sha256);
  const bytes = attempt(() => readFile(path, spool));
  if (bytes === undefined) return undefined;
  if (checksumOf('sha256', bytes) === sha256) {
    touch(path);
    return bytes;
  }
  discardBytes(bytes);
  attempt(() => rmSync(path, { force: true }));
  return undefined;
}

function readFile(path: string, spool: Spool | undefined): Bytes | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  // To open a pipe would be to wait for ever.
  return stats?.isFile() ? readBytes(path, stats.size, spool) : undefined;
}

/** Nothing in the store is needed, so that nothing that it refuses is worth an error. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * Puts an archive into the store, whole or not at all.
 *
 * @returns why that is impossible, in plain words, which is no reason to stop; undefined where it is done
 */
export async function writeArchiveToStore(
  cacheDirectory: string,
  sha256: string,
  bytes: Bytes,
): Promise<string | undefined> {
  return writeWhole(archivePath(cacheDirectory, sha256), bytes);
}

/** Whether the store has anything at all, or has had. */
export function hasArchives(cacheDirectory: string): boolean {
  return existsSync(join(cacheDirectory, 'archives', 'sha256'));
}

/** Whether the store has something by this name; it may be damaged. */
export function hasArchive(cacheDirectory: string, sha256: string): boolean {
  return existsSync(archivePath(cacheDirectory, sha256));
}

function archivePath(cacheDirectory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`);
  return join(cacheDirectory, 'archives', 'sha256', sha256.slice(0, 2), `${sha256}.tar.gz`);
}
