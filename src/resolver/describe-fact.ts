import { anyVersion, type VersionRange } from '../model/version-range.ts';
import { describeReleases } from './describe-releases.ts';
import type { DependencyFact, Fact, PlatformFact } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { emptySet, type ReleaseSet } from './release-set.ts';

/** A fact as half a sentence. */
export function describeFact(fact: Fact): string {
  switch (fact.kind) {
    case 'declaration':
      return `the Puppetfile asks for ${wanted(fact.module, fact.declaration.range)}`;
    case 'dependency':
      return `${describeReleases(fact.dependent)} requires ${wanted(fact.module, fact.dependency.range)}${deadEnd(fact)}`;
    case 'unusable':
      return fact.reason;
    case 'platform':
      return describeUnsupported(fact);
    case 'directory': {
      const [left, right] = fact.modules;
      return `${left.name} and ${right.name} are installed in the same directory`;
    }
  }
}

// As many ranges are quoted one by one.
const mostQuoted = 2;

/**
 * Facts as half sentences. What many releases of one module require of another one is told as one:
 * `every acme-web requires acme-base 1.0.0 to 4.2.0, depending on the release`.
 */
export function describeFacts(facts: readonly Fact[]): string[] {
  return groupFacts(facts).flatMap((group) =>
    group.length <= mostQuoted ? group.map(describeFact) : [describeTogether(group)],
  );
}

/** The same, with all that the Puppetfile asks for in one. */
export function describeBriefly(facts: readonly Fact[]): string[] {
  const asked = facts.flatMap((fact) =>
    fact.kind === 'declaration' ? [wanted(fact.module, fact.declaration.range)] : [],
  );
  const others = facts.filter(({ kind }) => kind !== 'declaration');
  return [
    ...describeFacts(others),
    ...(asked.length > 0 ? [`the Puppetfile asks for ${joinWords(asked)}`] : []),
  ];
}

/** `a, b and c` */
export function joinWords(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
}

/** How many different things the facts say. */
export function countStatements(facts: readonly Fact[]): number {
  return groupFacts(facts).length;
}

function groupFacts(facts: readonly Fact[]): (readonly Fact[])[] {
  const groups = new Map<unknown, Fact[]>();
  for (const fact of facts) {
    const key = fact.kind === 'dependency' ? edgeOf(fact) : fact;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return [...groups.values()];
}

function edgeOf({ dependent, module }: DependencyFact): string {
  return `${dependent.module.name} ${module.name}`;
}

function describeTogether(group: readonly Fact[]): string {
  const all = group.filter((fact) => fact.kind === 'dependency');
  const [first] = all;
  if (first === undefined) throw new RangeError('a group without a fact');
  const set = union(all.map(({ dependent }) => dependent.set));
  const allowed = union(all.map(({ module, dependency }) => module.within(dependency.range)));
  const dependents = describeReleases({ module: first.dependent.module, set });
  if (allowed === emptySet) return `${dependents} requires ${first.module.name}${deadEnd(first)}`;
  if (allowed === (first.module.all & ~first.module.absent)) {
    return `${dependents} requires ${first.module.name}`;
  }
  const releases = describeReleases({ module: first.module, set: allowed });
  return `${dependents} requires ${releases}, depending on the release`;
}

function union(sets: readonly ReleaseSet[]): ReleaseSet {
  return sets.reduce((all, set) => all | set, emptySet);
}

/** What a requirement leads to where no release is in its range. */
function deadEnd({ module, dependency }: DependencyFact): string {
  if (module.within(dependency.range) !== emptySet) return '';
  return module.exists ? ', and there is no such release' : ', which nobody has';
}

function describeUnsupported({ releases, platform }: PlatformFact): string {
  const { module, set } = releases;
  const isEvery = set === (module.all & ~module.absent) && module.releases.length > 1;
  return isEvery
    ? `no ${module.name} supports ${platform}`
    : `${describeReleases(releases)} does not support ${platform}`;
}

function wanted({ name }: KnownModule, range: VersionRange): string {
  return range === anyVersion || range.text === '' ? name : `${name} ${range.text}`;
}
