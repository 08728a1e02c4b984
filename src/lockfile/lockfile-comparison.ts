import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { withFullNames } from './bare-names.ts';
import type { LockedModule, LockedSource, Lockfile } from './lockfile.ts';

/** A locked module and the block that it stands in. */
export interface PlacedModule extends LockedModule {
  readonly source: LockedSource;
}

/** A Puppetfile and a lock, indexed by what the rules look up. */
export interface LockfileComparison {
  readonly puppetfile: Puppetfile;
  readonly lockfile: Lockfile;
  readonly declarations: ReadonlyMap<ModuleName, ModuleDeclaration>;
  readonly exclusions: ReadonlySet<ModuleName>;
  /** In the order of the lock; a damaged one may have a module twice. */
  readonly modules: readonly PlacedModule[];
  readonly locked: ReadonlyMap<ModuleName, PlacedModule>;
}

/** Lays a Puppetfile and a lock beside each other. */
export function indexComparison(read: Puppetfile, lockfile: Lockfile): LockfileComparison {
  const puppetfile = withFullNames(read, lockfile.names);
  const modules = lockfile.sources.flatMap((source) =>
    source.modules.map((module) => ({ ...module, source })),
  );
  return {
    puppetfile,
    lockfile,
    declarations: new Map(puppetfile.declarations.map((one) => [one.name, one])),
    exclusions: new Set(puppetfile.exclusions.map((exclusion) => exclusion.name)),
    modules,
    locked: new Map(modules.map((module) => [module.name, module])),
  };
}
