import fc from 'fast-check';
import type { Directive } from '../../src/model/module-declaration.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { parseRange } from '../../src/model/parse-range.ts';
import type { Release } from '../../src/model/release.ts';
import { parseVersion } from '../../src/model/version.ts';
import type { ResolveOptions } from '../../src/resolver/search.ts';
import { declareModules, moduleName, releaseOf } from './declare-modules.ts';
import type { Universe } from './universe.ts';

/** What is asked of the resolver, and all that there is to answer with. */
export interface RandomProblem {
  readonly universe: Universe;
  readonly question: Omit<ResolveOptions, 'catalog'>;
}

// Two of them want one directory, and one is nowhere.
const names = ['acme-web', 'acme-base', 'acme-log', 'other-web', 'acme-disk'];
const nowhere = 'acme-nowhere';
const versions = ['1.0.0', '1.1.0', '2.0.0-rc1', '2.0.0-rc2', '2.0.0', '3.0.0'];
// `~> 1.0` means one thing in a Puppetfile and another in a metadata.json.
const ranges = [
  '*',
  '~> 1.0',
  '1.x',
  '2.x',
  '< 2.0.0',
  '>= 1.1.0',
  '>= 2.0.0-rc1',
  '1.0.0',
  '1.x || 3.x',
];
const directives: readonly Directive[] = ['override', 'ignore-dependencies', 'ignore-puppet'];
const puppetEight = parseRange('>= 8.0.0');

const range = fc.oneof(fc.constant('*'), fc.constantFrom(...ranges));
const rarely = fc.nat(30).map((number) => number === 30);

/**
 * Small problems of every kind: cycles, modules that require themselves, one module twice or what
 * nobody has, pre-releases, broken releases, releases for a newer Puppet; with a lock that may be
 * outdated, exclusions, and comments at the declarations.
 */
export const randomProblem: fc.Arbitrary<RandomProblem> = fc
  .shuffledSubarray(names, { minLength: 4 })
  .chain((some) => fc.record({ universe: universeWith(some), question: questionAbout(some) }));

function universeWith(some: readonly string[]): fc.Arbitrary<Universe> {
  return fc
    .tuple(...some.map((name) => moduleArbitrary(name, some)))
    .map((modules) => new Map(modules));
}

function moduleArbitrary(name: string, all: readonly string[]) {
  return fc
    .oneof(
      { weight: 9, arbitrary: fc.subarray(versions, { minLength: 2, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant(versions.filter((version) => version.includes('-'))) },
    )
    .chain((some) => fc.tuple(...some.map((version) => releaseArbitrary(name, version, all))))
    .map((releases) => [moduleName(name), releases] as const);
}

function releaseArbitrary(name: string, version: string, others: readonly string[]) {
  const dependency = fc.tuple(mostlyOneOf(others), range);
  return fc
    .record({
      dependencies: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 7, arbitrary: fc.array(dependency, { minLength: 1, maxLength: 2 }) },
        // The same module twice, with ranges of which both count.
        {
          weight: 1,
          arbitrary: fc.tuple(dependency, range).map(([one, other]) => [one, [one[0], other]]),
        },
      ) as fc.Arbitrary<[string, string][]>,
      isUnusable: rarely,
      needsNewPuppet: fc.nat(4).map((number) => number === 4),
    })
    .map(
      ({ dependencies, isUnusable, needsNewPuppet }): Release => ({
        ...releaseOf(`${name} ${version}`, dependencies),
        requirements:
          needsNewPuppet && puppetEight !== null ? [{ name: 'puppet', range: puppetEight }] : [],
        ...(isUnusable ? { unusable: `${name} ${version} is broken` } : {}),
      }),
    );
}

function questionAbout(some: readonly string[]): fc.Arbitrary<RandomProblem['question']> {
  const declared = fc.tuple(mostlyOneOf(some), range);
  const marks = fc.array(fc.option(fc.constantFrom(...directives), { freq: 3 }), {
    minLength: 3,
    maxLength: 3,
  });
  return fc
    .record({
      declared: fc.array(declared, { minLength: 1, maxLength: 3, size: 'max' }),
      marks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: marks }),
      locked: fc.array(fc.tuple(fc.constantFrom(...some), fc.constantFrom(...versions)), {
        maxLength: 2,
      }),
      excluded: fc.oneof(
        { weight: 6, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.array(mostlyOneOf(some), { maxLength: 2 }) },
      ),
      hasPlatform: fc.nat(2).map((number) => number === 0),
    })
    .map(({ declared: modules, marks: marked, locked, excluded, hasPlatform }) => ({
      declarations: declareModules(modules).declarations.map((declaration, index) => {
        const directive = marked[index];
        return directive ? { ...declaration, directives: [directive] } : declaration;
      }),
      locked: new Map(locked.map(([name, version]) => [moduleName(name), version])),
      excluded: new Set<ModuleName>(excluded.map(moduleName)),
      platform: { puppet: hasPlatform ? (parseVersion('7.0.0') ?? undefined) : undefined },
    }));
}

function mostlyOneOf(some: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(...some) },
    { weight: 1, arbitrary: fc.constant(nowhere) },
  );
}
