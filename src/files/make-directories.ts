import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';

/**
 * Makes a directory, and those above it that are missing. Another process may do the same at that moment.
 *
 * Not mkdir's own `recursive`: on Node 20 it never ends where a file system knows no mkdir, as /proc.
 *
 * @param onMade told of each one that was made, the outermost first
 * @returns the outermost one that was not there before, if any
 * @throws what the file system throws
 */
export function makeDirectories(
  path: string,
  onMade: (directory: string) => void = () => {},
): string | undefined {
  if (isThere(path)) return undefined;
  const outermost = makeDirectories(dirname(path), onMade);
  try {
    mkdirSync(path);
    onMade(path);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) throw error;
  }
  return outermost ?? path;
}

/** Whether anything has this name: a file, a directory, a link, even one that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
