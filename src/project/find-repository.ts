import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root of the git work tree around a directory, as an absolute path; undefined where there is
 * none. Linked work trees and submodules count: they have a file `.git`.
 */
export function findRepository(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : findRepository(parent);
}
