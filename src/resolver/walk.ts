import type { KnownModule } from './known-module.ts';

/**
 * The modules in the order in which they are decided: those that are declared, then what the chosen
 * releases require. Those that are decided stand first, one for each level of the search.
 */
export class Walk {
  readonly #modules = new Set<KnownModule>();
  /** How many were listed when each decision was made. */
  readonly #lengths: number[] = [];
  #order: KnownModule[] = [];

  constructor(declared: readonly KnownModule[]) {
    this.#list(declared);
  }

  /** The first module that is not decided yet. */
  next(): KnownModule | undefined {
    return this.#order[this.#lengths.length];
  }

  /** Notes that the next module has been decided, and what its release requires. */
  advance(required: readonly KnownModule[]): void {
    this.#lengths.push(this.#order.length);
    this.#list(required);
  }

  /** Forgets everything after the decision of that level. */
  backtrack(level: number): void {
    const length = this.#lengths[level] ?? this.#order.length;
    this.#lengths.splice(level);
    for (const module of this.#order.splice(length)) this.#modules.delete(module);
  }

  #list(modules: readonly KnownModule[]): void {
    for (const module of modules) {
      if (this.#modules.has(module)) continue;
      this.#modules.add(module);
      this.#order.push(module);
    }
  }
}
