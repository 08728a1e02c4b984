import { type ErrorDetails, type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { describeRange } from '../model/version-range.ts';
import { explainDeadEnd, type Origins } from './explain-dead-end.ts';
import type { Fact, Incompatibility } from './incompatibility.ts';
import { describeFact, factsOf, type ProofStep, stepsOf } from './proof.ts';

// As many facts speak for themselves; more need the steps between them.
const selfEvident = 3;
const longestProof = 40;

/** Turns the proof that nothing fits into an error, as simple as the case allows. */
export function explainFailure(proof: Incompatibility, catalog: Origins): PupfileError {
  const facts = factsOf(proof);
  const details = {
    labels: labelsOf(facts),
    data: { facts: facts.map((fact) => ({ kind: fact.kind, text: describeFact(fact) })) },
  };
  return (
    explainDeadEnd(facts, details, catalog) ??
    explainDirectory(facts, details) ??
    explainConflict(proof, facts, details)
  );
}

function explainDirectory(facts: readonly Fact[], details: ErrorDetails) {
  const shared = facts.find((fact) => fact.kind === 'directory');
  if (shared === undefined || facts.length > selfEvident) return undefined;
  const [left, right] = shared.modules;
  return new PupfileError(
    'DIRECTORY_CONFLICT',
    `\`${left.name}\` and \`${right.name}\` cannot be installed together: both want the same directory`,
    {
      ...details,
      notes: facts.filter(({ kind }) => kind === 'dependency').map(describeFact),
      hint: 'remove one of them, or leave a dependency out with `exclusion`',
    },
  );
}

function explainConflict(
  proof: Incompatibility,
  facts: readonly Fact[],
  { labels, data }: { readonly labels: readonly ErrorLabel[]; readonly data: object },
) {
  const steps = stepsOf(proof);
  return new PupfileError(
    'VERSION_CONFLICT',
    'Could not resolve the dependencies: no versions of the modules fit together',
    {
      labels,
      notes: facts.length <= selfEvident ? tellFacts(facts) : tellSteps(steps),
      data: { ...data, steps },
    },
  );
}

function tellFacts(facts: readonly Fact[]): string[] {
  return facts.map((fact, index) => `${index === 0 ? 'because' : 'and'} ${describeFact(fact)}`);
}

function tellSteps(steps: readonly ProofStep[]): string[] {
  const shown = steps.slice(-longestProof);
  const omitted = steps.length - shown.length;
  return [
    ...(omitted > 0 ? [`${omitted} earlier steps are left out; \`--json\` has them all`] : []),
    ...shown.map(
      ({ number, because: [left, right], conclusion }) =>
        `${number}. because ${left} and ${right}: ${conclusion}`,
    ),
  ];
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
