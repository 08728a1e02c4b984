import type { LockedDependency, LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import { requireLockfile } from './open-project.ts';
import type { Settings } from './settings.ts';

/** One place in the dependency tree of a lock. */
export interface TreeNode {
  readonly name: string;
  /** Undefined for a dependency that is not locked, because it is excluded. */
  readonly version: string | undefined;
  /** What is required of it here, in the lock's words. */
  readonly requirement: string;
  /** Whether its dependencies are told elsewhere in the tree, and not here again. */
  readonly isRepeated: boolean;
  readonly dependencies: readonly TreeNode[];
}

/** The dependency tree of what is locked, from the declarations down. Throws LOCKFILE_MISSING. */
export function tree(settings: Settings): readonly TreeNode[] {
  return treeOf(requireLockfile(settings));
}

/** Each module's dependencies are told once, at its first place; cycles end there too. */
export function treeOf(lockfile: Lockfile): readonly TreeNode[] {
  const modules = new Map<ModuleName, LockedModule>(
    lockfile.sources.flatMap((source) => source.modules.map((module) => [module.name, module])),
  );
  const told = new Set<ModuleName>();
  const grow = ({ name, spelledName, requirement }: LockedDependency): TreeNode => {
    const module = modules.get(name);
    const isRepeated = told.has(name);
    told.add(name);
    return {
      name: spelledName,
      version: module?.version,
      requirement,
      isRepeated: isRepeated && (module?.dependencies.length ?? 0) > 0,
      dependencies: isRepeated ? [] : (module?.dependencies.map(grow) ?? []),
    };
  };
  return lockfile.dependencies.map(grow);
}
