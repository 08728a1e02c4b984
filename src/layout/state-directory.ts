import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

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
 * @throws PupfileError FILE_SYSTEM where something else has its name: a link would lead pupfile to
 * write and delete elsewhere, and anybody may have put it there
 */
export function makeStateDirectory(modulesDirectory: string): string | undefined {
  const path = stateDirectoryOf(modulesDirectory);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return makeDirectories(path);
  if (stats.isDirectory()) return undefined;
  const what = stats.isSymbolicLink() ? 'a symbolic link' : 'not a directory';
  throw new PupfileError(
    'FILE_SYSTEM',
    `\`${path}\` is ${what}, and pupfile needs its own directory`,
    {
      hint: 'move it away',
      data: { path },
    },
  );
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
