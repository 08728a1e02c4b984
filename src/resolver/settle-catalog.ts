import type { ModuleName } from '../model/module-name.ts';
import type { Dependency, Release } from '../model/release.ts';
import type { VersionRange } from '../model/version-range.ts';
import type { Catalog } from './catalog.ts';
import { dependencyRules } from './dependency-rules.ts';
import { type KnownModule, knowModule } from './known-module.ts';
import { emptySet, indicesOf, type ReleaseSet } from './release-set.ts';
import type { ResolveOptions } from './search.ts';

/** A request for a module, and the place that the module is near to which makes it. */
interface Wish {
  readonly name: ModuleName;
  readonly range: VersionRange;
  readonly near: string | undefined;
}

/**
 * Gives each module that the search might come to its place, before the search begins: near the
 * first one that may require it. Those that are declared come first, in their order, then what their
 * releases require that are in the running, and so on, one step farther from the Puppetfile with each
 * round.
 *
 * So a module has the same releases for whoever requires it and whichever releases are chosen, and
 * the search and its proofs know nothing of places. A release counts as in the running where its
 * version is in the range of a request: more than will be chosen, and never less. Neither the lock
 * nor the order in which answers arrive makes a difference.
 *
 * Rejects with the first error of the first round that has one.
 */
export async function settleCatalog(options: ResolveOptions): Promise<Catalog> {
  const places = new Map<ModuleName, string>();
  const settled = options.catalog.settle?.(places);
  if (settled === undefined) return options.catalog;
  const round = createRounds(options, settled);
  let wishes: readonly Wish[] = options.declarations.map(({ name, range }) => ({
    name,
    range,
    near: undefined,
  }));
  const seen = new Set<ModuleName>();
  while (wishes.length > 0) {
    for (const { name, near } of wishes) {
      if (near !== undefined && !seen.has(name)) places.set(name, near);
      seen.add(name);
    }
    wishes = await round(wishes);
  }
  return settled;
}

/** Finds what the wishes of one round lead to: the wishes of the next. */
function createRounds(options: ResolveOptions, catalog: Catalog) {
  const rules = dependencyRules(options);
  const known = new Map<ModuleName, KnownModule>();
  const followed = new Map<ModuleName, ReleaseSet>();
  const dependenciesOf = ({ name, dependencies }: Release) =>
    dependencies.filter((one) => !rules.isExcluded(one) && !rules.isOverridden(name, one));

  const lookUp = async (names: ReadonlySet<ModuleName>) => {
    const news = [...names].filter((name) => !known.has(name));
    const answers = await Promise.allSettled(news.map((name) => catalog.releases(name)));
    for (const [index, name] of news.entries()) {
      const answer = answers[index];
      if (answer?.status !== 'fulfilled') throw answer?.reason;
      known.set(name, knowModule(name, answer.value, { ...unlocked, dependenciesOf }));
    }
  };

  const follow = ({ name, range }: Wish): readonly Wish[] => {
    const module = known.get(name);
    if (module === undefined) return [];
    const before = followed.get(name) ?? emptySet;
    const news = module.within(range) & ~before;
    followed.set(name, before | news);
    return indicesOf(news).flatMap((index) => wishesOf(module.releases[index], dependenciesOf));
  };

  return async (wishes: readonly Wish[]): Promise<readonly Wish[]> => {
    await lookUp(new Set(wishes.map(({ name }) => name)));
    return withoutRepetition(wishes.flatMap(follow));
  };
}

/** Of equal wishes the first. */
function withoutRepetition(wishes: readonly Wish[]): readonly Wish[] {
  const first = new Map<string, Wish>();
  for (const wish of wishes) {
    const key = `${wish.name} ${wish.range.text}`;
    if (!first.has(key)) first.set(key, wish);
  }
  return [...first.values()];
}

const unlocked = { lockedVersion: undefined, supports: () => true };

function wishesOf(
  release: Release | undefined,
  dependenciesOf: (release: Release) => readonly Dependency[],
): readonly Wish[] {
  if (release === undefined || release.unusable !== undefined) return [];
  return dependenciesOf(release).map(({ name, range }) => ({
    name,
    range,
    near: release.forgeUrl,
  }));
}
