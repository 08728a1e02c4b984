import type { Release } from '../model/release.ts';
import type { Incompatibility, Term } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { isSubset, mostPreferred, type ReleaseSet, singleChoice } from './release-set.ts';

/** One step of the search: a choice that was made, or one that followed from an incompatibility. */
export interface Assignment {
  readonly module: KnownModule;
  readonly set: ReleaseSet;
  /** What is left for the module after this step. */
  readonly remaining: ReleaseSet;
  /** The one about the same module before this one. */
  readonly previous: Assignment | undefined;
  /** How many decisions had been made, this one included. */
  readonly level: number;
  readonly index: number;
  /** Undefined for a decision. */
  readonly cause: Incompatibility | undefined;
}

/** What the search holds to be true at the moment, in the order in which it came to believe it. */
export class PartialSolution {
  readonly #assignments: Assignment[] = [];
  readonly #latest = new Map<KnownModule, Assignment | undefined>();
  #level = 0;

  /** The releases that were chosen, in the order of the decisions. */
  releases(): Release[] {
    return this.#assignments.flatMap(({ module, remaining, cause }) =>
      cause === undefined ? (module.releases[mostPreferred(remaining)] ?? []) : [],
    );
  }

  /** The latest assignment about a module. */
  latest(module: KnownModule): Assignment | undefined {
    return this.#latest.get(module);
  }

  /** What is left for a module. */
  remaining(module: KnownModule): ReleaseSet {
    return this.#latest.get(module)?.remaining ?? module.all;
  }

  /** Whether an assignment still stands. */
  includes(assignment: Assignment | undefined): boolean {
    return assignment !== undefined && this.#assignments[assignment.index] === assignment;
  }

  decide(module: KnownModule, index: number): void {
    this.#level += 1;
    this.#push(module, singleChoice(index), undefined);
  }

  derive(module: KnownModule, set: ReleaseSet, cause: Incompatibility): void {
    this.#push(module, set, cause);
  }

  /** Forgets everything after the decision of that level. */
  backtrack(level: number): void {
    for (let last = this.#assignments.at(-1); last && last.level > level; ) {
      this.#assignments.pop();
      this.#latest.set(last.module, last.previous);
      last = this.#assignments.at(-1);
    }
    this.#level = Math.min(this.#level, level);
  }

  /** The first assignment after which a term is true; the term has to be true by now. */
  satisfier({ module, set }: Term): Assignment {
    const found = this.#first(module, ({ remaining }) => isSubset(remaining, set));
    if (found === undefined) throw new Error(`no satisfier among ${module.name}'s assignments`);
    return found;
  }

  /** The level at which the term would be true if the satisfier had come right after it. */
  levelBefore(satisfier: Assignment, { module, set }: Term): number {
    if (isSubset(satisfier.set, set)) return 0;
    const isEnough = ({ remaining }: Assignment) => isSubset(remaining & satisfier.set, set);
    return this.#first(module, isEnough)?.level ?? 0;
  }

  /** The first assignment about a module of which something holds that holds of all after it. */
  #first(module: KnownModule, holds: (assignment: Assignment) => boolean): Assignment | undefined {
    let first: Assignment | undefined;
    for (let one = this.#latest.get(module); one !== undefined && holds(one); one = one.previous) {
      first = one;
    }
    return first;
  }

  #push(module: KnownModule, set: ReleaseSet, cause: Incompatibility | undefined): void {
    const previous = this.#latest.get(module);
    const assignment = {
      module,
      set,
      remaining: (previous?.remaining ?? module.all) & set,
      previous,
      level: this.#level,
      index: this.#assignments.length,
      cause,
    };
    this.#assignments.push(assignment);
    this.#latest.set(module, assignment);
  }
}
