import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/**
 * Reads a file whose size is known before, whatever has taken its place in the meantime.
 *
 * Links are not followed, and opening a pipe or a device waits for nobody.
 *
 * @returns undefined where it is no plain file or its size is beyond the limit
 * @throws what the file system throws
 */
export function readPlainFile(path: string, mostBytes: number): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}
