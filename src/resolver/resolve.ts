import type { ModuleName } from '../model/module-name.ts';
import type { Dependency, Release } from '../model/release.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Catalog } from './catalog.ts';
import {
  type DependencyRules,
  dependencyRules,
  hasDirective,
  type RuleOptions,
} from './dependency-rules.ts';
import { explainFailure } from './explain.ts';
import { type KnownModule, knowModule, type ModuleView } from './known-module.ts';
import { describePlatform, type Platform, supportsPlatform } from './platform.ts';
import { prefetch } from './prefetch.ts';
import { type Outcome, solve } from './solver.ts';

/** What has to be resolved, and what should rather stay as it is. */
export interface ResolveOptions extends RuleOptions {
  /** Versions that are preferred to newer ones: those of a lock. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  /** What the modules have to run on. */
  readonly platform?: Platform | undefined;
  readonly catalog: Catalog;
}

/**
 * Chooses one release of every module that is needed. If any choice satisfies everybody, one is
 * found: the declarations get the newest releases possible, each given those before it, then the
 * dependencies in the order in which the chosen releases list them.
 *
 * Throws VERSION_CONFLICT, VERSION_NOT_FOUND, MODULE_NOT_FOUND or DIRECTORY_CONFLICT, and what the
 * catalog rejects with.
 */
export async function resolve(options: ResolveOptions): Promise<Resolution> {
  const outcome = await search(options);
  if (outcome.kind === 'failure') throw explainFailure(outcome.proof, options.catalog);
  return underRules(outcome.releases, dependencyRules(options));
}

/** The same, with the proof where there is no solution. */
export async function search(options: ResolveOptions): Promise<Outcome> {
  const { declarations, platform = {} } = options;
  const know = knowOnce(options, dependencyRules(options));
  // The search must not wait for guesses, and a guess never rejects.
  void prefetch(declarations, know);
  return solve({ declarations, know, platform: describePlatform(platform) });
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

/** What the project's own rules leave of the requirements of the chosen releases. */
function underRules(chosen: readonly Release[], rules: DependencyRules): Resolution {
  const byName = new Map(chosen.map((release) => [release.name, release]));
  const isMet = ({ name, range }: Dependency) => {
    const release = byName.get(name);
    return release !== undefined && range.covers(release.version);
  };
  const counted = chosen.map((release) => ({
    ...release,
    dependencies: release.dependencies.filter((dependency) => !rules.isExcluded(dependency)),
  }));
  return {
    releases: new Map(
      counted.map((release) => [
        release.name,
        { ...release, dependencies: release.dependencies.filter(isMet) },
      ]),
    ),
    overrides: counted.flatMap((release) =>
      release.dependencies
        .filter((dependency) => !isMet(dependency))
        .map((dependency) => ({ release, dependency, chosen: byName.get(dependency.name) })),
    ),
  };
}
