import type { ModuleName } from './module-name.ts';
import type { Release } from './release.ts';

/** The answer of the resolver: one release of each module that is needed, in order of discovery. */
export interface Resolution {
  readonly releases: ReadonlyMap<ModuleName, Release>;
}
