import { type Incompatibility, resolvent } from './incompatibility.ts';
import type { Assignment, PartialSolution } from './partial-solution.ts';
import type { StepCounter } from './step-counter.ts';

/** What a conflict taught, and how far back it is news. */
export interface Lesson {
  readonly learned: Incompatibility;
  /** The level to go back to; undefined where the conflict does not depend on any decision. */
  readonly level: number | undefined;
}

/**
 * Finds out what a violated incompatibility really means: it is combined with the causes of its
 * latest terms until it says something that would have been useful before the latest decision.
 */
export function learnFrom(
  violated: Incompatibility,
  solution: PartialSolution,
  steps: StepCounter,
): Lesson {
  steps.blame(violated);
  let learned = violated;
  while (learned.terms.length > 0) {
    const { satisfier, previousLevel } = latestSatisfier(learned, solution);
    if (satisfier.cause === undefined || previousLevel < satisfier.level) {
      return { learned, level: previousLevel };
    }
    learned = resolvent(learned, satisfier.cause, satisfier.module.name);
    steps.learn(learned);
  }
  return { learned, level: undefined };
}

interface Satisfaction {
  readonly satisfier: Assignment;
  /** The level at which everything but the satisfier's contribution was true already. */
  readonly previousLevel: number;
}

function latestSatisfier({ terms }: Incompatibility, solution: PartialSolution): Satisfaction {
  const satisfactions = terms.map((term) => ({ term, satisfier: solution.satisfier(term) }));
  const latest = satisfactions.reduce((one, other) =>
    other.satisfier.index > one.satisfier.index ? other : one,
  );
  const levels = satisfactions.map((one) =>
    one === latest ? solution.levelBefore(one.satisfier, one.term) : one.satisfier.level,
  );
  return { satisfier: latest.satisfier, previousLevel: Math.max(...levels) };
}
