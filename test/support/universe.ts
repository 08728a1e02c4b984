import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import type { Release } from '../../src/model/release.ts';
import type { Catalog } from '../../src/resolver/catalog.ts';
import type { Incompatibility } from '../../src/resolver/incompatibility.ts';
import { type KnownModule, knowModule } from '../../src/resolver/known-module.ts';
import { describePlatform, type Platform, supportsPlatform } from '../../src/resolver/platform.ts';
import {
  emptySet,
  indicesOf,
  type ReleaseSet,
  singleChoice,
} from '../../src/resolver/release-set.ts';
import { type Outcome, solve } from '../../src/resolver/solver.ts';
import { moduleName, releaseOf } from './declare-modules.ts';

/** Every module that there is, with its releases in any order. */
export type Universe = ReadonlyMap<ModuleName, readonly Release[]>;

/** The dependencies of one release: `{ 'acme-base': '>= 1.0.0' }`, with an empty text for any version. */
export type Dependencies = Readonly<Record<string, string>>;

/** A universe as a test writes it: module, version, dependencies. */
export type Modules = Readonly<Record<string, Readonly<Record<string, Dependencies>>>>;

/** The universe with these modules. */
export function universeOf(modules: Modules): Universe {
  return new Map(
    Object.entries(modules).map(([name, releases]) => [
      moduleName(name),
      Object.entries(releases).map(([version, dependencies]) =>
        releaseOf(`${name} ${version}`, Object.entries(dependencies)),
      ),
    ]),
  );
}

/** A Forge that has the universe, and whose answers arrive when `delay` resolves. */
export function catalogOf(
  universe: Universe,
  delay: (name: ModuleName) => Promise<void> = async () => {},
): Catalog {
  return {
    releases: async (name) => {
      await delay(name);
      return universe.get(name) ?? null;
    },
    origin: () => 'https://forge.example.com',
  };
}

/** A module of the universe, numbered from new to old. */
export function knownModule(
  universe: Universe,
  name: string,
  platform: Platform = {},
): KnownModule {
  return knowModule(moduleName(name), universe.get(moduleName(name)) ?? null, {
    lockedVersion: undefined,
    dependenciesOf: ({ dependencies }) => dependencies,
    supports: (release) => supportsPlatform(release, platform),
  });
}

/** A module with these versions and no dependencies. */
export function moduleWith(name: string, ...versions: readonly string[]): KnownModule {
  const releases = Object.fromEntries(versions.map((version) => [version, {}]));
  return knownModule(universeOf({ [name]: releases }), name);
}

/** What the search makes of the declarations, without a lock and without exclusions. */
export function solveIn(
  universe: Universe,
  declarations: readonly ModuleDeclaration[],
  platform: Platform = {},
): Promise<Outcome> {
  const known = new Map<ModuleName, KnownModule>();
  const know = async (name: ModuleName) => {
    const module = known.get(name) ?? knownModule(universe, name, platform);
    known.set(name, module);
    return module;
  };
  return solve({ declarations, know, platform: describePlatform(platform) });
}

/** Releases as a test compares them: `acme-web 1.0.0`. */
export function tellReleases(releases: Iterable<Release>): string[] {
  return Array.from(releases, ({ name, version }) => `${name} ${version.text}`);
}

/** The terms of an incompatibility: `acme-web 2.0.0|1.0.0`, with `none` for not installed. */
export function tellTerms({ terms }: Incompatibility): string[] {
  return terms.map(({ module, set }) => `${module.name} ${tellSet(module, set)}`);
}

/** A set of a module's releases: `2.0.0|1.0.0|none`, the most preferred first. */
export function tellSet({ releases }: KnownModule, set: ReleaseSet): string {
  return indicesOf(set)
    .map((index) => releases[index]?.version.text ?? 'none')
    .join('|');
}

/** The set of a module's releases with these versions; `none` is for not installed. */
export function setOf(module: KnownModule, ...versions: readonly string[]): ReleaseSet {
  const releases = module.releases.filter(({ version }) => versions.includes(version.text));
  const indices = releases.map((release) => module.releases.indexOf(release));
  const none = versions.includes('none') ? module.absent : emptySet;
  return indices.reduce((set, index) => set | singleChoice(index), none);
}
