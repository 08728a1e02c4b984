import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';

/** The resolver's only view of the world: which releases there are. */
export interface Catalog {
  /**
   * Every release of a module, in any order; null where no such module is known.
   * Asking twice costs nothing. Rejects with a PupfileError where the answer cannot be had.
   */
  releases(name: ModuleName): Promise<readonly Release[] | null>;
  /** Where the module was looked for, as a message names it. */
  origin(name: ModuleName): string;
  /** Names of modules that somebody may have meant with a name that nobody has; never rejects. */
  similar?(name: ModuleName): Promise<readonly string[]>;
  /**
   * The same catalog, which looks for these modules near these places first. Left out where it makes
   * no difference who requires a module: where there is one place, or none that is nearer.
   *
   * @param places is read at each question, and may grow; a module is to get its place before the
   * first question about it, and keeps it. One without a place here has the place it had before.
   */
  settle?(places: Places): Catalog;
}

/** The `forgeUrl` of the releases that require a module first, by the module. */
export type Places = Pick<ReadonlyMap<ModuleName, string>, 'get'>;
