import type { ModuleName } from '../../src/model/module-name.ts';
import type { Release } from '../../src/model/release.ts';
import type { Catalog } from '../../src/resolver/catalog.ts';
import type { Forge } from '../../src/sources/forge.ts';
import { forgeCatalog } from '../../src/sources/forge-catalog.ts';
import type { Universe } from './universe.ts';

/** Forges that exist in memory, by their addresses. */
export type Forges = Readonly<Record<string, Universe>>;

export interface SeveralForgesOptions {
  /** Of declared modules: the Forges that they may come from. */
  readonly tied?: ReadonlyMap<ModuleName, readonly string[]>;
  /** The Forges of the Puppetfile's statements. */
  readonly statements: readonly string[];
  /** An answer arrives when this resolves. */
  readonly delay?: (url: string, name: ModuleName) => Promise<void>;
}

/** A catalog of several Forges, as a project without a lock has one. */
export function catalogOfForges(
  forges: Forges,
  { tied = new Map(), statements, delay = async () => {} }: SeveralForgesOptions,
): Catalog {
  return forgeCatalog({
    open: (url) => forgeOf(url, forges[url] ?? new Map(), delay),
    forgesOf: (name, near) =>
      tied.get(name) ?? [...new Set([...(near === undefined ? [] : [near]), ...statements])],
    hasSeveral: true,
  });
}

function forgeOf(
  url: string,
  universe: Universe,
  delay: (url: string, name: ModuleName) => Promise<void>,
): Forge {
  return {
    url,
    find: async (name) => {
      await delay(url, name);
      const releases = universe.get(name)?.map((one): Release => ({ ...one, forgeUrl: url }));
      return {
        releases: releases ?? null,
        isKnown: releases !== undefined,
        deprecatedAt: undefined,
      };
    },
    deprecation: async () => ({ since: '', reason: undefined, successor: undefined }),
    similar: async () => [...universe.keys()],
  };
}
