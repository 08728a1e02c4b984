import type { ModuleName } from '../../src/model/module-name.ts';
import type { Resolved } from '../../src/resolver/held-back.ts';
import { resolve } from '../../src/resolver/resolve.ts';
import type { ResolveOptions } from '../../src/resolver/search.ts';
import { declareModules } from './declare-modules.ts';
import { catalogOf, type Universe } from './universe.ts';

/** What is to be resolved in a universe, without a lock and without exclusions. */
export function optionsIn(
  universe: Universe,
  declared: readonly (readonly [name: string, ...requirements: string[]])[],
  changed: Partial<ResolveOptions> = {},
): ResolveOptions {
  return {
    declarations: declareModules(declared).declarations,
    excluded: new Set<ModuleName>(),
    locked: new Map<ModuleName, string>(),
    catalog: catalogOf(universe),
    ...changed,
  };
}

/** What is asked, and the answer to it. */
export async function resolved(options: ResolveOptions): Promise<Resolved> {
  return { options, resolution: await resolve(options) };
}
