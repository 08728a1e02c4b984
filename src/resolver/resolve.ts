import type { Dependency, Release } from '../model/release.ts';
import type { Resolution } from '../model/resolution.ts';
import { type DependencyRules, dependencyRules } from './dependency-rules.ts';
import { explainFailure } from './explain.ts';
import { type ResolveOptions, search } from './search.ts';
import { settleCatalog } from './settle-catalog.ts';
import { findSimilarNames } from './similar-names.ts';
import { suggest } from './suggest.ts';

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
  if (outcome.kind === 'failure') {
    const suggestions = await suggest({ ...options, onLikely: undefined }, outcome.proof);
    const catalog = await settleCatalog(options);
    const names = await findSimilarNames(outcome.proof, { ...options, catalog });
    throw explainFailure(outcome.proof, { catalog, suggestions, names });
  }
  return underRules(outcome.releases, dependencyRules(options));
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
