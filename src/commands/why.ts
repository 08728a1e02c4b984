import type { LockedDependency, LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import { findLockedModule } from './find-locked-module.ts';
import { requireLockfile } from './open-project.ts';
import type { Settings } from './settings.ts';

/** Why a module is locked. */
export interface WhyResult {
  readonly name: string;
  readonly version: string;
  /** From a declaration of the Puppetfile to the module, the shortest first. */
  readonly paths: readonly (readonly PathStep[])[];
  /** Whether there are more paths than are told. */
  readonly isCut: boolean;
}

/** One module on the way, and what is required of it by the one before, or by the Puppetfile. */
export interface PathStep {
  readonly name: string;
  readonly version: string;
  readonly requirement: string;
}

// A dense graph has more paths than anybody reads, or than fit into memory.
const mostPaths = 200;
const mostOpenPaths = 10_000;

/**
 * Every path in the lock that leads to a module.
 *
 * Throws LOCKFILE_MISSING, and MODULE_NOT_FOUND for a module that is not locked.
 */
export function why(settings: Settings, text: string): WhyResult {
  const lockfile = requireLockfile(settings);
  const module = findLockedModule(modulesOf(lockfile).values(), text);
  const paths = findPaths(lockfile, module.name);
  return {
    name: module.spelledName,
    version: module.version,
    paths: paths.slice(0, mostPaths),
    isCut: paths.length > mostPaths,
  };
}

/** Paths without cycles, breadth first, so that the shortest come first; one more than are told. */
function findPaths(lockfile: Lockfile, target: ModuleName): PathStep[][] {
  const modules = modulesOf(lockfile);
  const leading = modulesLeadingTo(modules, target);
  const found: PathStep[][] = [];
  let open: Path[] = [{ last: undefined, names: [], steps: [] }];
  while (open.length > 0 && found.length <= mostPaths) {
    found.push(...open.filter(({ last }) => last === target).map(({ steps }) => steps));
    const unfinished = open.filter(({ last }) => last !== target).slice(0, mostOpenPaths);
    open = unfinished.flatMap((path) => continuePath(path, { lockfile, modules, leading }));
  }
  return found;
}

interface Path {
  readonly last: ModuleName | undefined;
  readonly names: readonly ModuleName[];
  readonly steps: PathStep[];
}

interface Surroundings {
  readonly lockfile: Lockfile;
  readonly modules: ReadonlyMap<ModuleName, LockedModule>;
  readonly leading: ReadonlySet<ModuleName>;
}

function continuePath(
  { last, names, steps }: Path,
  { lockfile, modules, leading }: Surroundings,
): Path[] {
  const next = last === undefined ? lockfile.dependencies : modules.get(last)?.dependencies;
  return (next ?? [])
    .filter(({ name }) => leading.has(name) && !names.includes(name))
    .map((dependency) => ({
      last: dependency.name,
      names: [...names, dependency.name],
      steps: [...steps, stepTo(dependency, modules)],
    }));
}

/** All modules from which the target can be reached, itself among them: no path leads astray. */
function modulesLeadingTo(
  modules: ReadonlyMap<ModuleName, LockedModule>,
  target: ModuleName,
): ReadonlySet<ModuleName> {
  const leading = new Set([target]);
  for (const name of leading) {
    for (const module of modules.values()) {
      if (module.dependencies.some((dependency) => dependency.name === name)) {
        leading.add(module.name);
      }
    }
  }
  return leading;
}

function stepTo(
  { name, spelledName, requirement }: LockedDependency,
  modules: ReadonlyMap<ModuleName, LockedModule>,
): PathStep {
  return { name: spelledName, version: modules.get(name)?.version ?? '', requirement };
}

function modulesOf({ sources }: Lockfile): ReadonlyMap<ModuleName, LockedModule> {
  return new Map(
    sources.flatMap((source) => source.modules.map((module) => [module.name, module] as const)),
  );
}
