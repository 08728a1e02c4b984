import type { VersionRange } from '../model/version-range.ts';
import { describeReleases } from './describe-releases.ts';
import type { Fact, Incompatibility, PlatformFact, Term } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { emptySet } from './release-set.ts';

/** One step of a proof: two statements, each a fact or an earlier step, and what follows. */
export interface ProofStep {
  readonly number: number;
  readonly because: readonly [string, string];
  readonly conclusion: string;
}

/** The facts that a failure rests on, each once, in the order in which the proof uses them. */
export function factsOf(proof: Incompatibility): Fact[] {
  const facts = new Set<Fact>();
  for (const { cause } of inOrderOfUse(proof)) if (cause.kind !== 'derived') facts.add(cause);
  return [...facts];
}

/** The proof, step by step; the last one concludes that nothing is possible. */
export function stepsOf(proof: Incompatibility): ProofStep[] {
  const numbers = new Map<Incompatibility, number>();
  const steps: ProofStep[] = [];
  const refer = (one: Incompatibility) =>
    one.cause.kind === 'derived' ? `(${numbers.get(one)})` : describeFact(one.cause);
  for (const one of inOrderOfUse(proof)) {
    if (one.cause.kind !== 'derived') continue;
    const [left, right] = one.cause.from;
    const number = numbers.size + 1;
    numbers.set(one, number);
    steps.push({ number, because: [refer(left), refer(right)], conclusion: conclude(one.terms) });
  }
  return steps;
}

/** A fact as half a sentence. */
export function describeFact(fact: Fact): string {
  switch (fact.kind) {
    case 'declaration':
      return `the Puppetfile asks for ${wanted(fact.module, fact.declaration)}`;
    case 'dependency':
      return `${describeReleases(fact.dependent)} requires ${wanted(fact.module, fact.dependency)}`;
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

function describeUnsupported({ releases, platform }: PlatformFact): string {
  const { module, set } = releases;
  const isEvery = set === (module.all & ~module.absent) && module.releases.length > 1;
  return isEvery
    ? `no ${module.name} supports ${platform}`
    : `${describeReleases(releases)} does not support ${platform}`;
}

function wanted({ name }: KnownModule, { range }: { readonly range: VersionRange }): string {
  return range.text === '' ? name : `${name} ${range.text}`;
}

/** Causes before what follows from them; a proof may be too deep for recursion. */
function inOrderOfUse(proof: Incompatibility): Incompatibility[] {
  const ordered = new Set<Incompatibility>();
  const open = [proof];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const waiting = causesOf(top).filter((one) => !ordered.has(one));
    if (waiting.length === 0) ordered.add(open.pop() ?? top);
    else open.push(...waiting.reverse());
  }
  return [...ordered];
}

function causesOf({ cause }: Incompatibility): readonly Incompatibility[] {
  return cause.kind === 'derived' ? cause.from : [];
}

/** What an incompatibility says, as a sentence about what is installed. */
function conclude(terms: readonly Term[]): string {
  const given = terms.filter(isPresence).map(describeReleases);
  const needed = terms.filter((term) => !isPresence(term)).map(opposite);
  if (terms.length === 0) return 'nothing fits';
  if (needed.length === 0) {
    return given.length === 1
      ? `${given[0]} cannot be installed`
      : `${given.join(' and ')} cannot be installed together`;
  }
  const alternatives = needed.map(describeReleases).join(' or ');
  return given.length === 0
    ? `${alternatives} is needed`
    : `${given.join(' with ')} needs ${alternatives}`;
}

function isPresence({ module, set }: Term): boolean {
  return (set & module.absent) === emptySet;
}

function opposite({ module, set }: Term): Term {
  return { module, set: module.all & ~set };
}
