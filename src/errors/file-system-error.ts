import { PupfileError } from './pupfile-error.ts';

// In the words of somebody who doesn't know errno.
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something is already there',
  EFBIG: 'the file system takes no file of that size',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no directory',
  ENOTEMPTY: 'the directory is not empty',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'it lies on another file system',
};

/** Whether an error comes from the operating system; with one of these codes, such as `ENOENT`. */
export function hasErrno(error: unknown, ...codes: readonly string[]): boolean {
  const errno = errnoOf(error);
  return errno !== undefined && (codes.length === 0 || codes.includes(errno));
}

/** Why the operating system refused, in plain words; what is no refusal speaks for itself. */
export function reasonOf(error: unknown): string {
  const errno = errnoOf(error);
  if (errno !== undefined) return reasons[errno] ?? errno;
  return error instanceof Error ? error.message : String(error);
}

/**
 * Turns a refusal of the operating system into FILE_SYSTEM: which path, and why in plain words.
 * What is no such refusal (a PupfileError, a bug) comes back as it is.
 *
 * @param path where it happened, unless the error itself names a path
 */
export function toFileSystemError(error: unknown, path: string): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || error instanceof PupfileError) return error;
  const named = pathOf(error) ?? path;
  return new PupfileError('FILE_SYSTEM', `Could not write \`${named}\`: ${reasonOf(error)}`, {
    cause: error,
    data: { path: named, errno },
  });
}

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function pathOf(error: unknown): string | undefined {
  const named = error instanceof Error && 'path' in error ? error.path : undefined;
  return typeof named === 'string' ? named : undefined;
}
