import type { Directive } from '../../src/model/module-declaration.ts';
import { type ModuleName, shortName } from '../../src/model/module-name.ts';
import type { Dependency, Release } from '../../src/model/release.ts';
import { compareVersions, isPrerelease } from '../../src/model/version.ts';
import type { ResolveOptions } from '../../src/resolver/search.ts';
import type { Universe } from './universe.ts';

type Choice = ReadonlyMap<ModuleName, Release>;
type Question = Omit<ResolveOptions, 'catalog'>;

/**
 * The preferred solution, found by trying everything: the declarations in their order, then what
 * the chosen releases require in the order of discovery, each get the locked or else the newest
 * release with which all that is chosen already can be completed. Undefined where nothing fits.
 */
export function bestReleases(universe: Universe, question: Question): Release[] | undefined {
  let solutions = choicesOf(universe).filter((choice) => fits(choice, universe, question));
  if (solutions.length === 0) return undefined;
  const names = new Set(question.declarations.map(({ name }) => name));
  const best: Release[] = [];
  for (const name of names) {
    const locked = question.locked.get(name);
    const rank = ({ version }: Release) => (version.text === locked ? 0 : 1);
    const [preferred] = solutions
      .flatMap((choice) => choice.get(name) ?? [])
      .sort(
        (left, right) => rank(left) - rank(right) || compareVersions(right.version, left.version),
      );
    if (preferred === undefined) throw new Error(`${name} is in no solution`);
    solutions = solutions.filter((choice) => choice.get(name) === preferred);
    best.push(preferred);
    for (const dependency of countedOf(preferred, question)) names.add(dependency.name);
  }
  return best;
}

/** What a release requires and must have. */
function countedOf({ name, dependencies }: Release, question: Question): Dependency[] {
  if (isMarked(name, 'ignore-dependencies', question)) return [];
  return dependencies.filter(
    (one) => !question.excluded.has(one.name) && !isMarked(one.name, 'override', question),
  );
}

function isMarked(name: ModuleName, directive: Directive, { declarations }: Question): boolean {
  return declarations.some((one) => one.name === name && one.directives?.includes(directive));
}

/** Every way to install one release, or none, of each module. */
function choicesOf(universe: Universe): Choice[] {
  let choices: Choice[] = [new Map()];
  for (const [name, releases] of universe) {
    choices = choices.flatMap((choice) => [
      choice,
      ...releases.map((release) => new Map(choice).set(name, release)),
    ]);
  }
  return choices;
}

function fits(choice: Choice, universe: Universe, question: Question): boolean {
  const releases = [...choice.values()];
  const directories = new Set(releases.map(({ name }) => shortName(name)));
  const wishes = [
    ...question.declarations,
    ...releases.flatMap((release) => countedOf(release, question)),
  ];
  return (
    directories.size === releases.length &&
    releases.every(({ unusable }) => unusable === undefined) &&
    releases.every((release) => runs(release, question)) &&
    wishes.every((wish) => isGranted(wish, choice, universe))
  );
}

/** The oracle's universes ask for Puppet only. */
function runs({ name, requirements }: Release, question: Question): boolean {
  const puppet = question.platform?.puppet;
  return (
    puppet === undefined ||
    isMarked(name, 'ignore-puppet', question) ||
    requirements.every(({ range }) => range.covers(puppet))
  );
}

function isGranted({ name, range }: Dependency, choice: Choice, universe: Universe): boolean {
  const version = choice.get(name)?.version;
  if (version === undefined) return false;
  const onlyPrereleases = universe.get(name)?.every((release) => isPrerelease(release.version));
  return onlyPrereleases ? range.covers(version) : range.allows(version);
}
