import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { Catalog } from './catalog.ts';
import {
  type DependencyRules,
  dependencyRules,
  hasDirective,
  type RuleOptions,
} from './dependency-rules.ts';
import { type KnownModule, knowModule, type ModuleView } from './known-module.ts';
import { describePlatform, type Platform, supportsPlatform } from './platform.ts';
import { prefetch } from './prefetch.ts';
import { settleCatalog } from './settle-catalog.ts';
import { type Outcome, solve } from './solver.ts';

/** What has to be resolved, and what should rather stay as it is. */
export interface ResolveOptions extends RuleOptions {
  /** Versions that are preferred to newer ones: those of a lock. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  /** What the modules have to run on. */
  readonly platform?: Platform | undefined;
  /** How many steps the search may take; as many as a problem is worth where nothing is said. */
  readonly limit?: number;
  readonly catalog: Catalog;
  /** Told of releases that will probably be chosen, as soon as they are known; must not throw. */
  readonly onLikely?: ((release: Release) => void) | undefined;
}

/** Searches for the preferred solution; where there is none, the outcome is the proof. */
export async function search(options: ResolveOptions): Promise<Outcome> {
  const { declarations, platform = {}, limit } = options;
  const isSettled = options.catalog.settle === undefined;
  const catalog = isSettled ? options.catalog : await settleCatalog(options);
  const know = knowOnce({ ...options, catalog }, dependencyRules(options));
  // The search must not wait for guesses, and a guess never rejects.
  void prefetch(declarations, know, options.onLikely);
  return solve({
    declarations,
    know,
    platform: describePlatform(platform),
    ...(limit === undefined ? {} : { limit }),
  });
}

function knowOnce(
  { catalog, locked, declarations, platform = {} }: ResolveOptions,
  rules: DependencyRules,
) {
  const known = new Map<ModuleName, Promise<KnownModule>>();
  const runsAnywhere = new Set(
    declarations.filter((one) => hasDirective(one, 'ignore-puppet')).map(({ name }) => name),
  );
  const view = (name: ModuleName): ModuleView => ({
    lockedVersion: locked.get(name),
    dependenciesOf: ({ dependencies }) =>
      dependencies.filter((one) => !rules.isExcluded(one) && !rules.isOverridden(name, one)),
    supports: (release) => runsAnywhere.has(name) || supportsPlatform(release, platform),
  });
  return (name: ModuleName): Promise<KnownModule> => {
    const module =
      known.get(name) ??
      catalog.releases(name).then((releases) => knowModule(name, releases, view(name)));
    known.set(name, module);
    return module;
  };
}
