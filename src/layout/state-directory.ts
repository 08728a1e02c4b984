import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

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
  const stateDirectory = stateDirectoryOf(modulesDirectory);
  const isNew = [modulesDirectory, stateDirectory].filter((path) => !isThere(path));
  const outermost = mkdirSync(stateDirectory, { recursive: true });
  for (const path of isNew) chmodSync(path, 0o755);
  return outermost;
}
