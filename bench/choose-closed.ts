import type { ModuleName } from '../src/model/module-name.ts';
import type { DebianModule } from '../test/support/debian-modules.ts';

/**
 * So many modules of those that can be installed, none of which needs another one than these. Those
 * with dependencies come first, because a few that need nothing would be no Puppetfile of anybody.
 */
export function chooseClosed(modules: readonly DebianModule[], count: number): DebianModule[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const chosen = new Map<ModuleName, DebianModule>();
  const byNeed = modules.toSorted((left, right) => needsOf(right) - needsOf(left));
  for (const module of byNeed) {
    const closure = closureOf(module, byName).filter(({ name }) => !chosen.has(name));
    if (chosen.size + closure.length > count) continue;
    for (const one of closure) chosen.set(one.name, one);
  }
  return [...chosen.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function needsOf({ dependencies }: DebianModule): number {
  return Math.min(1, dependencies.length);
}

function closureOf(
  root: DebianModule,
  byName: ReadonlyMap<ModuleName, DebianModule>,
): DebianModule[] {
  const closure = new Set([root]);
  for (const { dependencies } of closure) {
    for (const { name } of dependencies) {
      const module = byName.get(name);
      if (module === undefined)
        throw new RangeError(`${root.name} needs ${name}, which is not there`);
      closure.add(module);
    }
  }
  return [...closure];
}
