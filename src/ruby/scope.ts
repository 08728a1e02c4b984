import type { Value } from './value.ts';

/** The local variables of a method, a block or a file. */
export interface Scope {
  /** Undefined where there is no such variable. */
  get(name: string): Value | undefined;
  /** Sets the variable where it is, or makes it here. */
  set(name: string, value: Value): void;
  /** Makes it here, even where an outer scope has one of that name. */
  declare(name: string, value: Value): void;
  /** All names that can be seen from here. */
  names(): readonly string[];
}

// It belongs to a method or file as a whole, also where a block sets it first.
const lastMatch = '$~';

/** Local variables; a block also sees those around it, a method does not. */
export function createScope(outer: Scope | null = null): Scope {
  const variables = new Map<string, Value>();
  return {
    get: (name) => variables.get(name) ?? outer?.get(name),
    set(name, value) {
      const isOuter = name === lastMatch || outer?.get(name) !== undefined;
      if (!variables.has(name) && outer !== null && isOuter) outer.set(name, value);
      else variables.set(name, value);
    },
    declare: (name, value) => void variables.set(name, value),
    names: () => [...variables.keys(), ...(outer?.names() ?? [])],
  };
}
