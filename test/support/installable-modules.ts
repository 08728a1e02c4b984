import type { ModuleName } from '../../src/model/module-name.ts';
import type { Dependency } from '../../src/model/release.ts';
import { describeRange } from '../../src/model/version-range.ts';
import type { DebianModule } from './debian-modules.ts';

/** Which modules of a one-release-each universe can be installed, and why the others cannot. */
export interface Installability {
  readonly installable: readonly DebianModule[];
  /** By module: the first dependency that nothing satisfies, in words. */
  readonly leftOut: ReadonlyMap<ModuleName, string>;
}

/**
 * Takes away what has an unsatisfied dependency until nothing changes any more. With one release
 * of each module there is nothing to choose, so what is left is exactly what can be installed.
 * Dependencies on the excluded modules do not count.
 */
export function findInstallable(
  modules: readonly DebianModule[],
  excluded: ReadonlySet<ModuleName> = new Set(),
): Installability {
  const remaining = new Map(modules.map((module) => [module.name, module]));
  const leftOut = new Map<ModuleName, string>();
  let sizeBefore = 0;
  do {
    sizeBefore = remaining.size;
    for (const module of remaining.values()) {
      const unsatisfied = module.dependencies.find(
        ({ name, range }) => !excluded.has(name) && !isAllowed(remaining.get(name), range),
      );
      if (unsatisfied === undefined) continue;
      leftOut.set(module.name, complaint(unsatisfied, modules));
      remaining.delete(module.name);
    }
  } while (remaining.size < sizeBefore);
  return { installable: [...remaining.values()], leftOut };
}

function isAllowed(module: DebianModule | undefined, range: Dependency['range']): boolean {
  return module !== undefined && range.allows(module.version);
}

function complaint({ name, range }: Dependency, modules: readonly DebianModule[]): string {
  const packaged = modules.find((module) => module.name === name);
  const state = packaged === undefined ? 'not packaged' : `packaged as ${packaged.version.text}`;
  return `needs ${name} ${describeRange(range)}, ${state}`;
}
