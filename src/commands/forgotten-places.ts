import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { readElsewhere, readInstalled } from '../layout/installed-modules.ts';
import type { DeclaredProject } from './open-project.ts';

/**
 * The directories that `install_path` named when modules were installed last, and names no more,
 * absolute; those that have modules of pupfile's still. None outside of the project, not even by a
 * link: anybody may have written the file that tells them.
 *
 * @param named those that it names now, absolute
 */
export function forgottenPlaces(
  { modulesDirectory, paths }: Pick<DeclaredProject, 'modulesDirectory' | 'paths'>,
  named: ReadonlySet<string>,
): readonly string[] {
  const places = readElsewhere(modulesDirectory).map((path) => join(paths.directory, path));
  return [...new Set(places)].filter(
    (place) =>
      place !== modulesDirectory &&
      !named.has(place) &&
      isInside(paths.directory, place) &&
      readInstalled(place).length > 0,
  );
}

function isInside(directory: string, place: string): boolean {
  try {
    const path = relative(realpathSync(directory), realpathSync(place));
    return !isAbsolute(path) && path.split(/[/\\]/)[0] !== '..';
  } catch {
    // It is gone, or nobody may look.
    return false;
  }
}
