/** Who requires whom, also by way of others. Modules are their places in a list. */
export interface DependencyIndex {
  /** What a module requires. */
  below(module: number): ReadonlySet<number>;
  /** Who requires a module. */
  above(module: number): ReadonlySet<number>;
}

/** @param dependencies of each module the modules that it requires itself */
export function indexDependencies(dependencies: readonly (readonly number[])[]): DependencyIndex {
  const dependents: number[][] = dependencies.map(() => []);
  for (const [module, required] of dependencies.entries()) {
    for (const one of required) dependents[one]?.push(module);
  }
  return {
    below: (module) => reach(module, dependencies),
    above: (module) => reach(module, dependents),
  };
}

/** In a cycle a module is not said to require itself. */
function reach(start: number, edges: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set<number>([start]);
  for (const module of found) for (const next of edges[module] ?? []) found.add(next);
  found.delete(start);
  return found;
}
