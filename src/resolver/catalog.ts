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
}
