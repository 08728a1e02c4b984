import { chmodSync, lstatSync } from 'node:fs';
import { PupfileError } from '../errors/pupfile-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { stateDirectoryOf } from './state-directory.ts';

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
  if (stats === undefined) return makeDirectories(path, (made) => chmodSync(made, 0o755));
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
