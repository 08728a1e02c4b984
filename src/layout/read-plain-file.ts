import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
} from 'node:fs';

/**
 * Reads a file whose size is known before, whatever has taken its place in the meantime.
 *
 * Links are not followed, and opening a pipe or a device waits for nobody.
 *
 * @returns undefined where it is no plain file or its size is beyond the limit
 * @throws what the file system throws
 */
export function readPlainFile(path: string, mostBytes: number): Buffer | undefined {
  return withPlainFile(path, (file, { size }) =>
    size <= mostBytes ? readFileSync(file) : undefined,
  );
}

/**
 * Reads no more than the first bytes of a file, and its time in milliseconds since 1970; otherwise like
 * `readPlainFile`.
 */
export function readPlainStart(
  path: string,
  mostBytes: number,
): { readonly start: Buffer; readonly mtimeMs: number } | undefined {
  return withPlainFile(path, (file, { mtimeMs }) => {
    const start = Buffer.alloc(mostBytes);
    return { start: start.subarray(0, readSync(file, start)), mtimeMs };
  });
}

function withPlainFile<Result>(
  path: string,
  read: (file: number, stats: Stats) => Result | undefined,
): Result | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? read(file, stats) : undefined;
  } finally {
    closeSync(file);
  }
}
