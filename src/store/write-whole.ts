import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';

// No archive takes an hour to be written: whoever began it was killed.
const staleMs = 3_600_000;

/**
 * Writes a file of the store, whole or not at all, in the place of whatever has its name. What runs that
 * were killed have left beside it goes.
 *
 * @returns why that is impossible, in plain words; undefined where it is done
 */
export async function writeWhole(
  path: string,
  content: Buffer | string,
): Promise<string | undefined> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await makeDirectory(dirname(path));
    await writeFile(temporary, content, { flag: 'wx' });
    await putInPlace(temporary, path);
    await sweep(dirname(path));
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return reasonOf(error);
  }
}

/** Not mkdir's own `recursive`: on Node 20 it never ends where a file system knows no mkdir, as /proc. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return;
    if (!hasErrno(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeDirectory(dirname(path));
    // Where there is none after all, the file system knows no mkdir.
    await mkdir(path).catch((again) => {
      if (!hasErrno(again, 'EEXIST')) throw again;
    });
  }
}

async function putInPlace(temporary: string, path: string): Promise<void> {
  try {
    await rename(temporary, path);
  } catch (error) {
    if (!hasErrno(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST')) throw error;
    await rm(path, { recursive: true, force: true });
    await rename(temporary, path);
  }
}

async function sweep(directory: string): Promise<void> {
  const names = await readdir(directory);
  const temporaries = names.filter((name) => name.endsWith('.tmp'));
  for (const path of temporaries.map((name) => join(directory, name))) {
    const stats = await stat(path).catch(() => undefined);
    const isStale = stats !== undefined && Date.now() - stats.mtimeMs > staleMs;
    if (isStale) await rm(path, { force: true }).catch(() => undefined);
  }
}
