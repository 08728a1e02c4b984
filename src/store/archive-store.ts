import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/*
 * The store is a folder of archives that are named after their own SHA-256:
 *
 *     CACHE/archives/sha256/9f/9f86d081….tar.gz
 *
 * Nothing in it is trusted and nothing in it is needed: all of it can be deleted at any moment.
 */

/**
 * Reads an archive from the store.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @returns undefined where the store doesn't have it; an archive that is not what its name says is
 * deleted
 */
export async function readArchiveFromStore(
  cacheDirectory: string,
  sha256: string,
): Promise<Buffer | undefined> {
  const path = archivePath(cacheDirectory, sha256);
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined || sha256Of(bytes) === sha256) return bytes;
  await rm(path, { force: true }).catch(() => undefined);
  return undefined;
}

/**
 * Puts an archive into the store, whole or not at all.
 *
 * @returns false where that is impossible (a read-only or full disk), which is no reason to stop
 */
export async function writeArchiveToStore(
  cacheDirectory: string,
  sha256: string,
  bytes: Buffer,
): Promise<boolean> {
  const path = archivePath(cacheDirectory, sha256);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    return false;
  }
}

function archivePath(cacheDirectory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`);
  return join(cacheDirectory, 'archives', 'sha256', sha256.slice(0, 2), `${sha256}.tar.gz`);
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
