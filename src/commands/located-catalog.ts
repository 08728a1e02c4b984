import type { ModuleName } from '../model/module-name.ts';
import type { Catalog } from '../resolver/catalog.ts';
import type { ForgeCatalog } from '../sources/forge-catalog.ts';
import type { LocatedModules } from './locate-modules.ts';
import { describePin } from './supplied-module.ts';

/** A catalog in which modules that were located elsewhere stand before those of Forges. */
export function withLocated(
  forges: ForgeCatalog,
  located: LocatedModules['releases'],
): ForgeCatalog {
  return {
    ...before(forges, located),
    deprecation: async (name) => (located.has(name) ? undefined : forges.deprecation(name)),
  };
}

function before(forges: Catalog, located: LocatedModules['releases']): Catalog {
  const { settle } = forges;
  return {
    ...forges,
    origin: (name) => {
      const pin = located.get(name)?.[0]?.pin;
      return pin === undefined ? forges.origin(name) : describePin(pin);
    },
    releases: async (name) => located.get(name) ?? forges.releases(name),
    ...(settle !== undefined && {
      settle: (places: ReadonlyMap<ModuleName, string>) => before(settle(places), located),
    }),
  };
}
