import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { LockedDependency, LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import { countPaths, type ModuleGraph } from './count-paths.ts';
import { findLockedModule } from './find-locked-module.ts';
import { findPaths } from './find-paths.ts';
import { lockedModules } from './locked-modules.ts';
import { requireLockfile } from './open-project.ts';
import { readProjectPuppetfile } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/** Why a module is locked. */
export interface WhyResult {
  readonly name: string;
  readonly version: string;
  /** From declarations of the Puppetfile to the module, the shortest first; not always all. */
  readonly paths: readonly DependencyPath[];
  /** How many paths there are; undefined where there are too many circles to tell. */
  readonly total: bigint | undefined;
  /** Who requires the module and does not get what it requires, by the project's own wish. */
  readonly overridden: readonly PathStep[];
}

/** One way from a declaration to a module. */
export interface DependencyPath {
  /** Undefined where the Puppetfile cannot be read, or no longer declares it. */
  readonly declaredAt: SourceSpan | undefined;
  readonly steps: readonly PathStep[];
}

/** One module on the way, and what is required of it by the one before, or by the Puppetfile. */
export interface PathStep {
  readonly name: string;
  readonly version: string;
  readonly requirement: string;
}

// More than anybody reads.
const mostPaths = 50;

/**
 * Every path in the lock that leads to a module, and how many there are beyond those.
 *
 * Throws LOCKFILE_MISSING, and MODULE_NOT_FOUND for a module that is not locked.
 */
export async function why(settings: Settings, text: string): Promise<WhyResult> {
  const lockfile = requireLockfile(settings);
  const modules = lockedModules(lockfile);
  const { name, spelledName, version } = findLockedModule(modules.values(), text);
  const graph = graphOf(modules);
  const starts = [...new Set(lockfile.dependencies.map((declared) => declared.name))];
  const spans = await readSpans(settings);
  const paths = findPaths(graph, { starts, target: name, most: mostPaths });
  const total = countPaths(graph, starts, name);
  return {
    name: spelledName,
    version,
    paths: paths.map((path) => ({
      declaredAt: spans.get(path[0] ?? name),
      steps: describeSteps(path, lockfile, modules),
    })),
    total,
    overridden: findOverridden(lockfile, name),
  };
}

function graphOf(modules: ReadonlyMap<ModuleName, LockedModule>): ModuleGraph {
  return new Map(
    [...modules.values()].map(({ name, dependencies }) => [
      name,
      [...new Set(dependencies.map((dependency) => dependency.name))],
    ]),
  );
}

/** Where each module is declared; the lock says enough where the Puppetfile says nothing. */
async function readSpans(settings: Settings): Promise<ReadonlyMap<ModuleName, SourceSpan>> {
  try {
    const { declarations } = await readProjectPuppetfile(settings, () => {});
    return new Map(declarations.map(({ name, span }) => [name, span]));
  } catch (error) {
    if (error instanceof PupfileError) return new Map();
    throw error;
  }
}

function describeSteps(
  path: readonly ModuleName[],
  lockfile: Lockfile,
  modules: ReadonlyMap<ModuleName, LockedModule>,
): readonly PathStep[] {
  return path.map((name, index) => {
    const before = path[index - 1];
    const dependencies =
      before === undefined ? lockfile.dependencies : modules.get(before)?.dependencies;
    return describeStep(name, dependencies ?? [], modules);
  });
}

function describeStep(
  name: ModuleName,
  dependencies: readonly LockedDependency[],
  modules: ReadonlyMap<ModuleName, LockedModule>,
): PathStep {
  const asked = dependencies.filter((dependency) => dependency.name === name);
  return {
    name: asked[0]?.spelledName ?? name,
    version: modules.get(name)?.version ?? '',
    requirement: asked.map(({ requirement }) => requirement).join(', '),
  };
}

function findOverridden({ overrides }: Lockfile, name: ModuleName): readonly PathStep[] {
  return overrides
    .filter(({ dependency }) => dependency.name === name)
    .map(({ spelledName, version, dependency: { requirement } }) => ({
      name: spelledName,
      version,
      requirement,
    }));
}
