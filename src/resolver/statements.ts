import type { Incompatibility, Term } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import type { Assignment, PartialSolution } from './partial-solution.ts';
import { emptySet, type ReleaseSet } from './release-set.ts';
import type { StepCounter } from './step-counter.ts';

/** An incompatibility, and the assignment that makes one of its terms false, as far as is known. */
interface Statement {
  readonly incompatibility: Incompatibility;
  settledBy: Assignment | undefined;
}

/** Everything that the search knows, by the modules that it is about. */
export class Statements {
  readonly #byModule = new Map<KnownModule, Statement[]>();
  readonly #steps: StepCounter;
  #proof: Incompatibility | undefined;

  constructor(steps: StepCounter) {
    this.#steps = steps;
  }

  /** The incompatibility without terms, once there is one. */
  get proof(): Incompatibility | undefined {
    return this.#proof;
  }

  add(incompatibility: Incompatibility): void {
    if (incompatibility.terms.length === 0) this.#proof ??= incompatibility;
    const statement = { incompatibility, settledBy: undefined };
    for (const { module } of incompatibility.terms) {
      const others = this.#byModule.get(module);
      if (others) others.push(statement);
      else this.#byModule.set(module, [statement]);
    }
  }

  /**
   * Draws the conclusions from what is known about one module, the newest first, and adds the
   * modules that they are about to `pending`. Returns an incompatibility that is violated.
   */
  conclude(
    module: KnownModule,
    solution: PartialSolution,
    pending: Set<KnownModule>,
  ): Incompatibility | undefined {
    const relevant = this.#byModule.get(module) ?? [];
    this.#steps.look(relevant.length);
    for (let index = relevant.length - 1; index >= 0; index -= 1) {
      const statement = relevant[index];
      // Most are settled as long as one early choice stands, and looking at terms is dear.
      if (statement === undefined || solution.includes(statement.settledBy)) continue;
      this.#steps.look(statement.incompatibility.terms.length);
      const open = onlyOpenTerm(statement, solution);
      if (open === 'violated') return statement.incompatibility;
      if (open === undefined) continue;
      solution.derive(open.module, open.module.all & ~open.set, statement.incompatibility);
      pending.add(open.module);
    }
    return undefined;
  }
}

/** The one term that is not decided yet; undefined where there are more, or one that is false. */
function onlyOpenTerm(
  statement: Statement,
  solution: PartialSolution,
): Term | undefined | 'violated' {
  let open: Term | 'violated' = 'violated';
  let openCount = 0;
  for (const term of statement.incompatibility.terms) {
    const remaining: ReleaseSet = solution.remaining(term.module);
    const common = remaining & term.set;
    if (common === remaining) continue;
    if (common === emptySet) {
      statement.settledBy = solution.latest(term.module);
      return undefined;
    }
    open = term;
    openCount += 1;
  }
  return openCount > 1 ? undefined : open;
}
