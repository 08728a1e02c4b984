import { isAbsolute, join, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { forgottenPlaces } from './forgotten-places.ts';
import { modulesWithoutSpec } from './modules-without-spec.ts';
import type { DeclaredProject } from './open-project.ts';
import type { ModulePlan } from './plan-modules.ts';
import type { SuppliedModule } from './supplied-module.ts';

/** One directory that modules go into, and which ones. */
export interface ModulePlace {
  /** Absolute. */
  readonly modulesDirectory: string;
  readonly archives: readonly WantedArchive[];
  readonly supplied: readonly SuppliedModule[];
  /** Which of them go without their tests, whatever else is installed. */
  readonly withoutSpec: ReadonlySet<ModuleName>;
  /** Nobody names it any more: what pupfile installed there goes, and it as well if it is empty. */
  readonly isForgotten?: boolean;
}

/**
 * Parts modules by the directories that they go into: the modules directory first, those that
 * `install_path` names, in the order of the Puppetfile, and those that it named before.
 *
 * Throws PUPPETFILE_INVALID for an `install_path` outside of the project.
 */
export function partModules(
  { modulesDirectory, paths }: Pick<DeclaredProject, 'modulesDirectory' | 'paths'>,
  { puppetfile, archives, supplied }: Pick<ModulePlan, 'puppetfile' | 'archives' | 'supplied'>,
): readonly [ModulePlace, ...ModulePlace[]] {
  const elsewhere = installPaths({ puppetfile, paths });
  const withoutSpec = modulesWithoutSpec(puppetfile);
  const isIn =
    (directory: string) =>
    ({ name }: { readonly name: ModuleName }) =>
      (elsewhere.get(name) ?? modulesDirectory) === directory;
  const placeAt = (directory: string): ModulePlace => ({
    modulesDirectory: directory,
    archives: archives.filter(isIn(directory)),
    supplied: supplied.filter(isIn(directory)),
    withoutSpec,
  });
  const others = new Set(elsewhere.values());
  others.delete(modulesDirectory);
  const forgotten = forgottenPlaces({ modulesDirectory, paths }, others);
  return [
    placeAt(modulesDirectory),
    ...[...others].map(placeAt),
    ...forgotten.map((directory) => ({ ...placeAt(directory), isForgotten: true })),
  ];
}

/**
 * The directories of the modules that do not go into the modules directory, by the names that the
 * Puppetfile has here.
 */
export function installPaths({
  puppetfile,
  paths,
}: Pick<DeclaredProject, 'puppetfile' | 'paths'>): ReadonlyMap<ModuleName, string> {
  return new Map(
    puppetfile.declarations.flatMap(({ name, installPath, span }) => {
      if (installPath === undefined) return [];
      const directory = resolve(paths.directory, installPath);
      const inside = relative(paths.directory, directory);
      if (!isAbsolute(inside) && inside.split(/[/\\]/)[0] !== '..') {
        return [[name, join(paths.directory, inside)] as const];
      }
      throw new PupfileError(
        'PUPPETFILE_INVALID',
        `\`${installPath}\` leads out of the project, and a module is only installed inside of it`,
        { labels: [{ span, text: 'belongs elsewhere' }] },
      );
    }),
  );
}
