import { lstatSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InstalledModule } from './installed-modules.ts';

/**
 * Whether a module stands in the modules directory as it was installed: every file and directory
 * there with its size, mode and time, and nothing else.
 *
 * One lstat each and no listing: a file that is added to a directory or taken out of it changes the
 * directory's own time.
 */
export function isIntact(modulesDirectory: string, module: InstalledModule): boolean {
  const root = join(modulesDirectory, module.directory);
  const executables = new Set(module.executables);
  const directories = listDirectories(Object.keys(module.files));
  // With a slash behind it, a link in its place would be followed.
  const placeOf = (path: string) => (path === '' ? root : `${root}/${path}`);
  return (
    directories.every((path) => isDirectoryIntact(lookAt(placeOf(path)), module)) &&
    Object.entries(module.files).every(([path, sizeBytes]) => {
      const mode = executables.has(path) ? 0o755 : 0o644;
      const stats = lookAt(placeOf(path));
      return stats?.isFile() === true && hasForm(stats, mode, module) && stats.size === sizeBytes;
    })
  );
}

/** All directories above these paths, parents first; the first is the module's own, an empty text. */
export function listDirectories(paths: readonly string[]): readonly string[] {
  const directories = new Set(['']);
  for (const path of paths) addDirectories(directories, dirname(path));
  return [...directories];
}

function addDirectories(directories: Set<string>, path: string): void {
  if (path === '.' || directories.has(path)) return;
  addDirectories(directories, dirname(path));
  directories.add(path);
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A file in the place of a directory, a directory that may not be entered.
    return undefined;
  }
}

function isDirectoryIntact(stats: Stats | undefined, module: InstalledModule): boolean {
  return stats?.isDirectory() === true && hasForm(stats, 0o755, module);
}

function hasForm(stats: Stats, mode: number, { mtimeMs }: InstalledModule): boolean {
  return stats.mtimeMs === mtimeMs && (stats.mode & 0o7777) === mode;
}
