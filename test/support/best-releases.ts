import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import { type ModuleName, shortName } from '../../src/model/module-name.ts';
import type { Dependency, Release } from '../../src/model/release.ts';
import { compareVersions, isPrerelease } from '../../src/model/version.ts';
import type { Universe } from './universe.ts';

type Choice = ReadonlyMap<ModuleName, Release>;

/**
 * The preferred solution, found by trying everything: the declarations in their order, then what
 * the chosen releases require in the order of discovery, each get the newest release with which all
 * that is chosen already can be completed. Undefined where nothing fits.
 */
export function bestReleases(
  universe: Universe,
  declarations: readonly ModuleDeclaration[],
): Release[] | undefined {
  let solutions = choicesOf(universe).filter((choice) => fits(choice, universe, declarations));
  if (solutions.length === 0) return undefined;
  const names = new Set(declarations.map(({ name }) => name));
  const best: Release[] = [];
  for (const name of names) {
    const [newest] = solutions
      .flatMap((choice) => choice.get(name) ?? [])
      .sort((left, right) => compareVersions(right.version, left.version));
    if (newest === undefined) throw new Error(`${name} is in no solution`);
    solutions = solutions.filter((choice) => choice.get(name) === newest);
    best.push(newest);
    for (const dependency of newest.dependencies) names.add(dependency.name);
  }
  return best;
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

function fits(
  choice: Choice,
  universe: Universe,
  declarations: readonly ModuleDeclaration[],
): boolean {
  const releases = [...choice.values()];
  const directories = new Set(releases.map(({ name }) => shortName(name)));
  const wishes = [...declarations, ...releases.flatMap(({ dependencies }) => dependencies)];
  return (
    directories.size === releases.length &&
    releases.every(({ unusable }) => unusable === undefined) &&
    wishes.every((wish) => isGranted(wish, choice, universe))
  );
}

function isGranted({ name, range }: Dependency, choice: Choice, universe: Universe): boolean {
  const version = choice.get(name)?.version;
  if (version === undefined) return false;
  const onlyPrereleases = universe.get(name)?.every((release) => isPrerelease(release.version));
  return onlyPrereleases ? range.covers(version) : range.allows(version);
}
