import type { Deprecation } from '../model/deprecation.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';

/** One place that has modules: a server that speaks the Forge API, or a folder of tarballs. */
export interface Forge {
  /** As the Puppetfile names it. */
  readonly url: string;
  /** What it has of a module; every call asks anew. Rejects where that cannot be found out. */
  find(module: ModuleName): Promise<ForgeModule>;
  /** Why a module is deprecated that its releases say is so. */
  deprecation(module: ModuleName, deprecatedAt: string): Promise<Deprecation>;
  /** Names of modules that somebody may have meant; never rejects. */
  similar(module: ModuleName): Promise<readonly string[]>;
}

/** What a Forge has of a module. */
export interface ForgeModule {
  /** Null where it has none that could be chosen. */
  readonly releases: readonly Release[] | null;
  /** Whether it has, or had, any release of it: deleted ones count, for it is the module's home. */
  readonly isKnown: boolean;
  /** When the module was deprecated, as the Forge writes it; undefined where it was not. */
  readonly deprecatedAt: string | undefined;
}

/** What a Forge has of a module that it does not know. */
export const unknownModule: ForgeModule = {
  releases: null,
  isKnown: false,
  deprecatedAt: undefined,
};
