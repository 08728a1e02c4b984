import type { LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';

/** Every module of a lock by its name, in the order of the lock. */
export function lockedModules({ sources }: Lockfile): ReadonlyMap<ModuleName, LockedModule> {
  return new Map(
    sources.flatMap((source) => source.modules.map((module) => [module.name, module] as const)),
  );
}
