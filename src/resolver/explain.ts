import { type ErrorDetails, type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { describeRange } from '../model/version-range.ts';
import { countStatements, describeFact, describeFacts } from './describe-fact.ts';
import { describeSuggestions, suggestionToJson } from './describe-suggestions.ts';
import { explainDeadEnd, type Origins } from './explain-dead-end.ts';
import type { DeclarationFact, DependencyFact, Fact, Incompatibility } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { derivationOf, factsOf, type ProofStep, stepsOf } from './proof.ts';
import { emptySet } from './release-set.ts';
import type { Suggestion } from './suggest.ts';

// As many statements speak for themselves; more need the steps between them.
const selfEvident = 2;
const longestProof = 20;

/** What an explanation needs beside the proof. */
export interface ExplanationContext {
  readonly catalog: Origins;
  /** Changes with which everything would fit. */
  readonly suggestions: readonly Suggestion[];
  /** Names of modules that may have been meant instead of those that nobody has. */
  readonly names?: readonly string[];
}

/** Turns the proof that nothing fits into an error, as simple as the case allows. */
export function explainFailure(
  proof: Incompatibility,
  { catalog, suggestions, names = [] }: ExplanationContext,
): PupfileError {
  const facts = factsOf(proof);
  const hint = describeSuggestions(suggestions);
  const details = {
    labels: labelsOf(facts),
    ...(hint === undefined ? {} : { hint }),
    data: {
      facts: facts.map((fact) => ({ kind: fact.kind, text: describeFact(fact) })),
      steps: derivationOf(proof),
      suggestions: suggestions.map(suggestionToJson),
    },
  };
  return (
    explainDeadEnd(facts, details, { catalog, names }) ??
    explainDirectory(facts, details) ??
    explainConflict(proof, facts, details)
  );
}

function explainDirectory(facts: readonly Fact[], details: ErrorDetails) {
  const shared = facts.find((fact) => fact.kind === 'directory');
  const requirements = facts.filter((fact) => fact.kind === 'dependency');
  if (shared === undefined || countStatements(requirements) > selfEvident) return undefined;
  const [left, right] = shared.modules;
  const requiring = new Set([left, right, ...requirements.map(dependentOf)]);
  if (!requirements.every(({ module }) => requiring.has(module))) return undefined;
  return new PupfileError(
    'DIRECTORY_CONFLICT',
    `\`${left.name}\` and \`${right.name}\` cannot be installed together: both want the same directory`,
    {
      ...details,
      notes: describeFacts(requirements),
      hint: details.hint ?? 'remove one of them, or leave a dependency out with `exclusion`',
    },
  );
}

function explainConflict(proof: Incompatibility, facts: readonly Fact[], details: ErrorDetails) {
  const others = facts.filter(({ kind }) => kind !== 'declaration');
  return new PupfileError(
    'VERSION_CONFLICT',
    'Could not resolve the dependencies: no versions of the modules fit together',
    {
      ...details,
      notes: countStatements(others) <= selfEvident ? tellFacts(facts) : tellSteps(stepsOf(proof)),
    },
  );
}

/** A declared module that requires something is told as it is declared, and not once more. */
function tellFacts(facts: readonly Fact[]): string[] {
  const requiring = new Set(
    facts.flatMap((one) => (one.kind === 'dependency' ? [dependentOf(one)] : [])),
  );
  const told = facts
    .filter((one) => one.kind !== 'declaration' || !requiring.has(one.module))
    .map((one) => (one.kind === 'dependency' ? asDeclared(one, facts) : one));
  return describeFacts(told).map((text, index) => `${index === 0 ? 'because' : 'and'} ${text}`);
}

function dependentOf({ dependent }: DependencyFact): KnownModule {
  return dependent.module;
}

/** Only of the releases that the Puppetfile allows. */
function asDeclared(fact: DependencyFact, facts: readonly Fact[]): DependencyFact {
  const { module, set } = fact.dependent;
  const allowed = facts.reduce(
    (rest, one) =>
      one.kind === 'declaration' && one.module === module
        ? rest & module.within(one.declaration.range)
        : rest,
    set,
  );
  return allowed === emptySet ? fact : { ...fact, dependent: { module, set: allowed } };
}

function tellSteps(steps: readonly ProofStep[]): string[] {
  const shown = steps.slice(-longestProof);
  const omitted = steps.length - shown.length;
  return [
    ...(omitted > 0 ? [`${omitted} earlier steps are left out; \`--json\` has them all`] : []),
    ...shown.flatMap(tellStep),
  ];
}

function tellStep({ number, because, conclusion }: ProofStep): string[] {
  const [first, ...others] = because;
  const head = `${number}. `;
  const indent = ' '.repeat(head.length);
  return [
    `${head}because ${first}`,
    ...others.map((text) => `${indent}and ${text}`),
    `${indent}so ${conclusion}`,
  ];
}

function labelsOf(facts: readonly Fact[]): ErrorLabel[] {
  return facts
    .filter((fact) => fact.kind === 'declaration')
    .sort(({ declaration: { span: left } }, { declaration: { span: right } }) =>
      left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1,
    )
    .map((fact) => ({ span: fact.declaration.span, text: labelOf(fact, facts) }));
}

/** What the module requires where that is one thing, else what the Puppetfile asks for. */
function labelOf({ module, declaration }: DeclarationFact, facts: readonly Fact[]): string {
  const required = facts.filter(
    (one) => one.kind === 'dependency' && one.dependent.module === module,
  );
  const [only, ...others] = required;
  return only?.kind === 'dependency' && others.length === 0
    ? `requires ${only.module.name} ${describeRange(only.dependency.range)}`
    : `asks for ${describeRange(declaration.range)}`;
}
