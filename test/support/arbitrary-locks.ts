import fc from 'fast-check';
import type {
  LockedDeclaration,
  LockedDependency,
  LockedOverride,
  LockedSource,
  Lockfile,
} from '../../src/lockfile/lockfile.ts';
import { moduleName } from './declare-modules.ts';

/** A locked module: `acme-web 1.0.0`, and what it requires. */
export function module(nameAndVersion: string, ...dependencies: readonly LockedDependency[]) {
  const [spelledName = '', version = ''] = nameAndVersion.split(' ');
  return { name: moduleName(spelledName), spelledName, version, dependencies };
}

/** A requirement in RubyGems' words. */
export function dependency(spelledName: string, requirement: string): LockedDependency {
  return { name: moduleName(spelledName), spelledName, requirement };
}

/** A requirement that is not met. */
export function override(nameAndVersion: string, required: LockedDependency): LockedOverride {
  const [spelledName = '', version = ''] = nameAndVersion.split(' ');
  return { name: moduleName(spelledName), spelledName, version, dependency: required };
}

const versions = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc1', '-0.3+b.7'))
  .map(([major, minor, patch, suffix]) => `${major}.${minor}.${patch}${suffix}`);

const requirements = fc
  .array(fc.tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '~>'), versions), {
    minLength: 1,
    maxLength: 3,
  })
  .map((terms) => terms.map((term) => term.join(' ')).join(', '));

const names = fc.stringMatching(/^[a-z][a-z0-9]{0,4}-[A-Za-z][A-Za-z0-9_]{0,8}$/);

const dependencyLists = fc.uniqueArray(
  fc.tuple(names, requirements).map(([name, requirement]) => dependency(name, requirement)),
  { selector: (one) => one.name, maxLength: 4 },
);

const statements = fc.array(fc.stringMatching(/^[0-9x~<>=|+.-]+(?: [0-9x~<>=|+.-]+)?$/), {
  minLength: 1,
  maxLength: 3,
});

const declarationLists = fc
  .tuple(dependencyLists, fc.array(fc.option(statements)))
  .map(([dependencies, all]) =>
    dependencies.map((one, index): LockedDeclaration => {
      const stated = all[index] ?? undefined;
      return stated === undefined ? one : { ...one, stated };
    }),
  );

const remotes = fc.webUrl();
const digests = fc.stringMatching(/^[0-9a-f]{64}$/);
const commits = fc.stringMatching(/^[0-9a-f]{40}$/);
const words = fc.stringMatching(/^[a-z/]{1,9}$/);

type Place = (modules: LockedSource['modules']) => LockedSource;

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.tuple(fc.constantFrom('forge', 'path', 'github_tarball', 'tarball'), remotes).map(
    ([kind, remote]): Place =>
      (modules) => ({ kind, remote, modules }),
  ),
  fc.tuple(remotes, fc.nat()).map(
    ([remote, revision]): Place =>
      (modules) => ({ kind: 'svn', remote, revision: `${revision}`, modules }),
  ),
  fc.tuple(remotes, words, commits, fc.option(words, { nil: undefined })).map(
    ([remote, ref, sha, path]): Place =>
      (modules) => ({ kind: 'git', remote, ref, sha, path, modules }),
  ),
);

/** Any lock that pupfile could write. */
export const lockfiles: fc.Arbitrary<Lockfile> = fc
  .record({
    places: fc.uniqueArray(places, {
      selector: (place) => JSON.stringify(place([])),
      maxLength: 5,
    }),
    modules: fc.uniqueArray(fc.tuple(names, versions, dependencyLists, digests, fc.nat()), {
      selector: ([name]) => moduleName(name),
      maxLength: 12,
    }),
    dependencies: declarationLists,
    exclusions: fc.uniqueArray(names.map(moduleName)),
    overrides: fc.uniqueArray(
      fc.record({
        spelledName: names,
        version: versions,
        dependency: fc.tuple(names, requirements),
      }),
      { selector: (one) => JSON.stringify(one), maxLength: 3 },
    ),
    platform: fc.record(
      { puppet: versions, pe: versions },
      { requiredKeys: [], noNullPrototype: true },
    ),
    layout: fc.integer({ min: 2, max: 999_999_999 }),
    layers: fc.array(
      fc.record(
        {
          sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
          prefix: fc.constantFrom('', '/etc/modules', '/opt/my modules'),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(
    ({ places: all, modules, dependencies, exclusions, overrides, platform, layout, layers }) => ({
      sources: all.map((place, index) =>
        place(
          modules
            .filter((entry) => entry[4] % all.length === index)
            .map(([name, version, needs]) => module(`${name} ${version}`, ...needs)),
        ),
      ),
      dependencies,
      exclusions,
      overrides: overrides.map(({ spelledName, version, dependency: [name, requirement] }) =>
        override(`${spelledName} ${version}`, dependency(name, requirement)),
      ),
      platform,
      layout,
      layers,
      checksums: new Map(
        modules
          .filter(() => all.length > 0)
          .map(([name, version, , sha256]) => [moduleName(name), { version, sha256 }] as const),
      ),
    }),
  );
