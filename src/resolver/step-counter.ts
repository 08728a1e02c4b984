import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Incompatibility } from './incompatibility.ts';

/** Far beyond what real problems need, and reached within a minute. */
export const defaultLimit = 500_000_000;

/** Forty times what the hardest of the real problems takes; what is merely tried has to end soon. */
export const trialLimit = 1_000_000;

// What is learned is kept. Its price is what bounds the memory of a search.
const stepsPerLearnedTerm = 100;
const namedModules = 3;

/**
 * Counts what a search does, and stops it when that was too much. It counts work and not time, so
 * that a search ends in the same way on every machine.
 */
export class StepCounter {
  readonly #limit: number;
  readonly #conflicts = new Map<ModuleName, number>();
  #taken = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Counts incompatibilities that are looked at. Throws RESOLUTION_LIMIT where they are too many. */
  look(count: number): void {
    this.#taken += count;
    if (this.#taken > this.#limit) throw this.#limitReached();
  }

  /** Counts an incompatibility that was derived, and will be kept. Throws RESOLUTION_LIMIT. */
  learn({ terms }: Incompatibility): void {
    this.look((terms.length + 1) * stepsPerLearnedTerm);
  }

  /** Notes which modules a conflict was about. */
  blame({ terms }: Incompatibility): void {
    for (const { module } of terms) {
      this.#conflicts.set(module.name, (this.#conflicts.get(module.name) ?? 0) + 1);
    }
  }

  #limitReached(): PupfileError {
    // The sort is stable: of modules with equally many conflicts, the first to have one.
    const worst = [...this.#conflicts]
      .sort(([, left], [, right]) => right - left)
      .slice(0, namedModules)
      .map(([name]) => name);
    return new PupfileError(
      'RESOLUTION_LIMIT',
      `Could not resolve the dependencies: gave up after ${this.#limit} steps of the search`,
      {
        hint:
          worst.length === 0
            ? 'declare fewer modules'
            : `pin or narrow ${joinNames(worst)}: the most conflicts are about them`,
        data: { steps: this.#limit, modules: worst },
      },
    );
  }
}

function joinNames(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}
