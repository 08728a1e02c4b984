import assert from 'node:assert/strict';
import { shortName } from '../../src/model/module-name.ts';
import { isPrerelease } from '../../src/model/version.ts';
import type { VersionRange } from '../../src/model/version-range.ts';
import type { Fact, Incompatibility } from '../../src/resolver/incompatibility.ts';
import type { KnownModule } from '../../src/resolver/known-module.ts';
import {
  emptySet,
  indicesOf,
  isSubset,
  type ReleaseSet,
  singleChoice,
} from '../../src/resolver/release-set.ts';

/**
 * Checks a proof that nothing fits, without trust in the search that found it: every fact in it is
 * true of the releases, every other step follows from the two before it, and the last has no terms.
 */
export function checkProof(proof: Incompatibility): void {
  assert.deepEqual(proof.terms, [], 'the last step has no terms');
  const checked = new Set<Incompatibility>();
  const open = [proof];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (checked.has(one)) continue;
    checked.add(one);
    const { cause } = one;
    if (cause.kind === 'derived') {
      assert(follows(one, ...cause.from), 'the step follows');
      open.push(...cause.from);
    } else {
      assert(isTrue(one, cause), `the ${cause.kind} is a fact`);
    }
  }
}

/**
 * Whether every choice that the conclusion forbids is forbidden by the left or the right: each of
 * them forbids a box of choices, and two boxes cover a third only side by side along one module.
 */
function follows(conclusion: Incompatibility, left: Incompatibility, right: Incompatibility) {
  const modules = modulesOf(conclusion, left, right);
  const within = (module: KnownModule, ...sets: readonly ReleaseSet[]) =>
    sets.every((set) => isSubset(forbidden(conclusion, module), set));
  if (modules.some((module) => forbidden(conclusion, module) === emptySet)) return true;
  const apart = modules.filter(
    (module) => !within(module, forbidden(left, module), forbidden(right, module)),
  );
  const [pivot] = apart;
  return (
    modules.every((module) => within(module, forbidden(left, module))) ||
    modules.every((module) => within(module, forbidden(right, module))) ||
    (pivot !== undefined &&
      apart.length === 1 &&
      within(pivot, forbidden(left, pivot) | forbidden(right, pivot)))
  );
}

function isTrue(incompatibility: Incompatibility, fact: Fact): boolean {
  const choices = (module: KnownModule) => indicesOf(forbidden(incompatibility, module));
  switch (fact.kind) {
    case 'declaration':
      return choices(fact.module).every(
        (index) => !allows(fact.module, index, fact.declaration.range),
      );
    case 'dependency': {
      const { module, dependency } = fact;
      const { releases, dependenciesOf } = fact.dependent.module;
      const requires = (index: number) =>
        releases
          .slice(index, index + 1)
          .flatMap(dependenciesOf)
          .some(({ name, range }) => name === module.name && range.text === dependency.range.text);
      return (
        choices(fact.dependent.module).every(requires) &&
        choices(module).every((index) => !allows(module, index, dependency.range))
      );
    }
    case 'unusable':
      return choices(fact.module).every((index) => fact.module.releases[index]?.unusable);
    case 'platform': {
      const { module } = fact.releases;
      return choices(module).every((index) => isSubset(singleChoice(index), module.unsupported));
    }
    case 'directory': {
      const [left, right] = fact.modules;
      const isInstalled = (module: KnownModule) =>
        choices(module).every((index) => module.releases[index] !== undefined);
      return (
        left.name !== right.name &&
        shortName(left.name) === shortName(right.name) &&
        isInstalled(left) &&
        isInstalled(right)
      );
    }
  }
}

/** The choices for a module at which the incompatibility may be violated. */
function forbidden({ terms }: Incompatibility, module: KnownModule): ReleaseSet {
  return terms.find((term) => term.module === module)?.set ?? module.all;
}

function allows({ releases }: KnownModule, index: number, range: VersionRange): boolean {
  const version = releases[index]?.version;
  if (version === undefined) return false;
  const onlyPrereleases = releases.every((release) => isPrerelease(release.version));
  return onlyPrereleases ? range.covers(version) : range.allows(version);
}

function modulesOf(...incompatibilities: readonly Incompatibility[]): KnownModule[] {
  const modules = incompatibilities.flatMap(({ terms }) => terms.map(({ module }) => module));
  return [...new Set(modules)];
}
