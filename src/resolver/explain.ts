import type { ErrorLabel } from '../errors/pupfile-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleName } from '../model/module-name.ts';
import { describeRange, type VersionRange } from '../model/version-range.ts';
import { listVersions } from './describe-releases.ts';
import type { DeclarationFact, DependencyFact, Fact, Incompatibility } from './incompatibility.ts';
import { describeFact, factsOf, stepsOf } from './proof.ts';
import { emptySet } from './release-set.ts';

/** What an explanation needs to know beside the proof. */
export interface ExplanationContext {
  /** Where a module was looked for, in a message's words. */
  origin(name: ModuleName): string;
}

// Fewer facts than this speak for themselves; more need the steps between them.
const selfEvident = 3;
const longestProof = 40;

/** Turns the proof that nothing fits into an error, as simple as the case allows. */
export function explainFailure(proof: Incompatibility, context: ExplanationContext): PupfileError {
  const facts = factsOf(proof);
  return (
    explainMissing(facts, context) ??
    explainEmptyRange(facts, context) ??
    explainDirectory(facts) ??
    explainConflict(proof, facts)
  );
}

/** One path that ends at a module that nobody has. */
function explainMissing(facts: readonly Fact[], context: ExplanationContext) {
  const missing = facts.filter(hasTarget).find(({ module }) => !module.exists);
  if (missing === undefined || !isOnePath(facts)) return undefined;
  const { name } = missing.module;
  return new PupfileError(
    'MODULE_NOT_FOUND',
    `Unable to find module \`${name}\` on ${context.origin(name)}`,
    {
      labels: labelsOf(facts),
      notes: facts.filter(isDependency).map(describeFact),
      hint: 'check the spelling of the name, and that `forge` names the Forge that has it',
      data: dataOf(facts),
    },
  );
}

/** One path that ends at a range in which there is no release. */
function explainEmptyRange(facts: readonly Fact[], context: ExplanationContext) {
  const empty = facts
    .filter(hasTarget)
    .find((fact) => fact.module.within(rangeOf(fact)) === emptySet);
  if (empty === undefined || !isOnePath(facts)) return undefined;
  const { module } = empty;
  const count = module.releases.length;
  const releases = listVersions({ module, set: module.all & ~module.absent });
  return new PupfileError(
    'VERSION_NOT_FOUND',
    `No release of \`${module.name}\` is in the range \`${describeRange(rangeOf(empty))}\``,
    {
      labels: labelsOf(facts),
      notes: [
        ...facts.filter(isDependency).map(describeFact),
        count === 0
          ? `${context.origin(module.name)} has no release of it`
          : `looked at ${count} ${count === 1 ? 'release' : 'releases'}: ${releases}`,
      ],
      data: dataOf(facts),
    },
  );
}

function explainDirectory(facts: readonly Fact[]) {
  const shared = facts.find((fact) => fact.kind === 'directory');
  if (shared === undefined || facts.length > selfEvident) return undefined;
  const [left, right] = shared.modules;
  return new PupfileError(
    'DIRECTORY_CONFLICT',
    `\`${left.name}\` and \`${right.name}\` cannot be installed together: both want the same directory`,
    {
      labels: labelsOf(facts),
      notes: facts.filter(isDependency).map(describeFact),
      hint: 'remove one of them, or leave a dependency out with `exclusion`',
      data: dataOf(facts),
    },
  );
}

function explainConflict(proof: Incompatibility, facts: readonly Fact[]) {
  return new PupfileError(
    'VERSION_CONFLICT',
    'Could not resolve the dependencies: no versions of the modules fit together',
    {
      labels: labelsOf(facts),
      notes: facts.length <= selfEvident ? tellFacts(facts) : tellSteps(proof),
      data: { ...dataOf(facts), steps: stepsOf(proof) },
    },
  );
}

function tellFacts(facts: readonly Fact[]): string[] {
  return facts.map((fact, index) => `${index === 0 ? 'because' : 'and'} ${describeFact(fact)}`);
}

function tellSteps(proof: Incompatibility): string[] {
  const steps = stepsOf(proof);
  const shown = steps.length > longestProof ? steps.slice(-longestProof) : steps;
  const left = steps.length - shown.length;
  return [
    ...(left > 0 ? [`${left} earlier steps are left out; \`--json\` has them all`] : []),
    ...shown.map(
      ({ number, because: [left, right], conclusion }) =>
        `${number}. because ${left} and ${right}: ${conclusion}`,
    ),
  ];
}

/** Nothing but one declaration and requirements: the last of them is the culprit. */
function isOnePath(facts: readonly Fact[]): boolean {
  return facts.every(hasTarget) && facts.filter((fact) => fact.kind === 'declaration').length <= 1;
}

function hasTarget(fact: Fact): fact is DeclarationFact | DependencyFact {
  return fact.kind === 'declaration' || fact.kind === 'dependency';
}

function isDependency(fact: Fact): fact is DependencyFact {
  return fact.kind === 'dependency';
}

function rangeOf(fact: DeclarationFact | DependencyFact): VersionRange {
  return fact.kind === 'declaration' ? fact.declaration.range : fact.dependency.range;
}

function labelsOf(facts: readonly Fact[]): ErrorLabel[] {
  return facts
    .filter((fact) => fact.kind === 'declaration')
    .sort(({ declaration: { span: left } }, { declaration: { span: right } }) =>
      left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1,
    )
    .map(({ declaration }) => ({
      span: declaration.span,
      text: `asks for ${describeRange(declaration.range)}`,
    }));
}

function dataOf(facts: readonly Fact[]) {
  return { facts: facts.map((fact) => ({ kind: fact.kind, text: describeFact(fact) })) };
}
