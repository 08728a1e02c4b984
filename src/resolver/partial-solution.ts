import type { ModuleName } from '../model/module-name.ts';
import type { Incompatibility, Term } from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { isSubset, type ReleaseSet } from './release-set.ts';

/** One step of the search: a choice that was made, or one that followed from an incompatibility. */
export interface Assignment {
  readonly module: KnownModule;
  readonly set: ReleaseSet;
  /** What is left for the module after this step. */
  readonly remaining: ReleaseSet;
  /** How many decisions had been made, this one included. */
  readonly level: number;
  readonly index: number;
  /** Undefined for a decision. */
  readonly cause: Incompatibility | undefined;
}

/** What the search holds to be true at the moment, in the order in which it came to believe it. */
export class PartialSolution {
  readonly #assignments: Assignment[] = [];
  readonly #byModule = new Map<ModuleName, Assignment[]>();
  readonly #decisions = new Map<ModuleName, number>();

  /** The index of the release that was chosen for a module, if one was. */
  decisionFor(name: ModuleName): number | undefined {
    return this.#decisions.get(name);
  }

  /** What is left for a module. */
  remaining(module: KnownModule): ReleaseSet {
    return this.#byModule.get(module.name)?.at(-1)?.remaining ?? module.all;
  }

  decide(module: KnownModule, index: number): void {
    this.#decisions.set(module.name, index);
    this.#push(module, 1n << BigInt(index), undefined);
  }

  derive(module: KnownModule, set: ReleaseSet, cause: Incompatibility): void {
    this.#push(module, set, cause);
  }

  /** Forgets everything after the decision of that level. */
  backtrack(level: number): void {
    for (let last = this.#assignments.at(-1); last && last.level > level; ) {
      this.#assignments.pop();
      this.#byModule.get(last.module.name)?.pop();
      if (last.cause === undefined) this.#decisions.delete(last.module.name);
      last = this.#assignments.at(-1);
    }
  }

  /** The first assignment after which a term is true; the term has to be true by now. */
  satisfier({ module, set }: Term): Assignment {
    const found = this.#byModule
      .get(module.name)
      ?.find(({ remaining }) => isSubset(remaining, set));
    if (found === undefined) throw new Error(`no satisfier among ${module.name}'s assignments`);
    return found;
  }

  /** The level at which the term would be true if the satisfier had come right after it. */
  levelBefore(satisfier: Assignment, { module, set }: Term): number {
    if (isSubset(satisfier.set, set)) return 0;
    const history = this.#byModule.get(module.name) ?? [];
    return history.find(({ remaining }) => isSubset(remaining & satisfier.set, set))?.level ?? 0;
  }

  #push(module: KnownModule, set: ReleaseSet, cause: Incompatibility | undefined): void {
    const assignment = {
      module,
      set,
      remaining: this.remaining(module) & set,
      level: this.#decisions.size,
      index: this.#assignments.length,
      cause,
    };
    this.#assignments.push(assignment);
    const history = this.#byModule.get(module.name);
    if (history) history.push(assignment);
    else this.#byModule.set(module.name, [assignment]);
  }
}
