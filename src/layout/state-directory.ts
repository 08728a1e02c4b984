import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';

/** Whether anything has this name: a file, a directory, a link, even one that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** pupfile's own folder in a modules directory; Puppet ignores names that begin with a dot. */
export function stateDirectoryOf(modulesDirectory: string): string {
  return join(modulesDirectory, '.pupfile');
}

/**
 * Makes the modules directory and pupfile's folder in it, open to all readers whatever the umask.
 *
 * @returns the outermost directory that was not there before, if any
 */
export function makeStateDirectory(modulesDirectory: string): string | undefined {
  return makeDirectories(stateDirectoryOf(modulesDirectory));
}

/** Not mkdir's own `recursive`: on Node 20 it never ends where a file system knows no mkdir, as /proc. */
function makeDirectories(path: string): string | undefined {
  if (isThere(path)) return undefined;
  const outermost = makeDirectories(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o755);
  } catch (error) {
    // Another run made it at the same moment.
    if (!hasErrno(error, 'EEXIST')) throw error;
  }
  return outermost ?? path;
}
