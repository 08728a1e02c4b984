import { describeBriefly, describeFact, joinWords } from './describe-fact.ts';
import { describeReleases } from './describe-releases.ts';
import type { Fact, Incompatibility, Term } from './incompatibility.ts';
import { emptySet } from './release-set.ts';

/** One step of a proof: earlier steps and facts, and what follows from them. */
export interface ProofStep {
  readonly number: number;
  /** Half sentences; an earlier step is `(1)`. */
  readonly because: readonly string[];
  readonly conclusion: string;
}

/** The facts that a failure rests on, each once, in the order in which the proof uses them. */
export function factsOf(proof: Incompatibility): Fact[] {
  const facts = new Set<Fact>();
  for (const { cause } of inOrderOfUse(proof)) if (cause.kind !== 'derived') facts.add(cause);
  return [...facts];
}

/** The proof with every step, of two statements each; the last one concludes that nothing fits. */
export function derivationOf(proof: Incompatibility): ProofStep[] {
  return tell(stepwise(proof), (facts) => facts.map(describeFact));
}

/**
 * The proof as somebody reads it: steps that only add what other releases of the same module require,
 * or what the Puppetfile asks for besides, become one.
 */
export function stepsOf(proof: Incompatibility): ProofStep[] {
  return tell(mergeSteps(stepwise(proof)), describeBriefly);
}

/** A conclusion, and what it rests on. */
interface Step {
  readonly node: Incompatibility;
  readonly facts: Fact[];
  readonly earlier: Incompatibility[];
}

function stepwise(proof: Incompatibility): Step[] {
  return inOrderOfUse(proof)
    .filter(({ cause }) => cause.kind === 'derived')
    .map((node) => {
      const causes = causesOf(node);
      return {
        node,
        facts: causes.flatMap(({ cause }) => (cause.kind === 'derived' ? [] : [cause])),
        earlier: causes.filter(({ cause }) => cause.kind === 'derived'),
      };
    });
}

function mergeSteps(steps: readonly Step[]): readonly Step[] {
  const uses = countUses(steps);
  const kept = new Map<Incompatibility, Step>();
  for (const step of steps) {
    const [only, ...others] = step.earlier;
    const before = only === undefined || others.length > 0 ? undefined : kept.get(only);
    if (before === undefined || uses.get(before.node) !== 1 || !isSameTopic(before, step)) {
      kept.set(step.node, step);
    } else {
      kept.delete(before.node);
      kept.set(step.node, continueStep(before, step));
    }
  }
  return [...kept.values()];
}

function countUses(steps: readonly Step[]): ReadonlyMap<Incompatibility, number> {
  const uses = new Map<Incompatibility, number>();
  for (const node of steps.flatMap(({ earlier }) => earlier)) {
    uses.set(node, (uses.get(node) ?? 0) + 1);
  }
  return uses;
}

/** A proof can be one long chain: the list of facts grows in place. */
function continueStep({ facts, earlier }: Step, { node, facts: more }: Step): Step {
  facts.push(...more);
  return { node, facts, earlier };
}

/** All facts of a step have one topic, so that two of them stand for all. */
function isSameTopic({ facts }: Step, { facts: more }: Step): boolean {
  const topics = new Set([...facts.slice(0, 1), ...facts.slice(-1), ...more].map(topicOf));
  return topics.size === 1 && facts.length > 0 && !topics.has(undefined);
}

function topicOf(fact: Fact): string | undefined {
  if (fact.kind === 'declaration') return 'the Puppetfile';
  return fact.kind === 'dependency' ? fact.dependent.module.name : undefined;
}

function tell(
  steps: readonly Step[],
  describe: (facts: readonly Fact[]) => readonly string[],
): ProofStep[] {
  const names = new Map<Incompatibility, string>();
  const told: ProofStep[] = [];
  for (const { node, facts, earlier } of steps) {
    const statements = describe(facts);
    const [only, ...others] = statements;
    if (earlier.length === 0 && others.length === 0 && only !== undefined) {
      // It concludes no more than it says.
      names.set(node, only);
      continue;
    }
    const number = told.length + 1;
    names.set(node, `(${number})`);
    const references = earlier.map((one) => names.get(one) ?? '');
    told.push({
      number,
      because: [...references, ...statements],
      conclusion: conclude(node.terms),
    });
  }
  return told;
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
      : `${joinWords(given)} cannot be installed together`;
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
