import { PupfileError } from '../errors/pupfile-error.ts';
import type { LockedDependency, LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import { findLockedModule } from './find-locked-module.ts';
import { growTree, type NodeState, type TreeNode, type TreeSeed } from './grow-tree.ts';
import { invertTree } from './inverted-tree.ts';
import { lockedModules } from './locked-modules.ts';
import { requireLockfile } from './open-project.ts';
import type { Settings } from './settings.ts';

/** What part of the tree is asked for, and which way up. */
export interface TreeOptions {
  /** The modules to begin with, as typed; the declarations where none are. */
  readonly names: readonly string[];
  /** How many levels below the roots, as typed; all of them where it is left out. */
  readonly depth: string | undefined;
  /** From a module to those that need it. */
  readonly isInverted: boolean;
}

/** A tree of what is locked. */
export interface TreeResult {
  readonly isInverted: boolean;
  readonly roots: readonly TreeNode[];
  /** What the whole tree lacks because the Puppetfile excludes it. */
  readonly exclusions: readonly string[];
}

/**
 * The dependency tree of what is locked, from the declarations down, or from modules up.
 *
 * Throws LOCKFILE_MISSING, USAGE for a depth that is none, and MODULE_NOT_FOUND for a module that
 * is not locked.
 */
export function tree(settings: Settings, { names, depth, isInverted }: TreeOptions): TreeResult {
  const levels = parseDepth(depth);
  const lockfile = requireLockfile(settings);
  const locked = lockedModules(lockfile);
  const modules = names.map((name) => findLockedModule(locked.values(), name));
  const roots = isInverted
    ? invertTree(lockfile, { modules, depth: levels })
    : treeOf(lockfile, { modules, depth: levels });
  const exclusions = isInverted || names.length > 0 ? [] : lockfile.exclusions;
  return { isInverted, roots, exclusions };
}

/** The tree below some modules, or below the declarations where there are none. */
export function treeOf(
  lockfile: Lockfile,
  { modules, depth }: { readonly modules: readonly LockedModule[]; readonly depth: number },
): readonly TreeNode[] {
  const locked = lockedModules(lockfile);
  const excluded = new Set(lockfile.exclusions);
  const seedOf = (dependency: LockedDependency): TreeSeed => {
    const { name, spelledName, requirement } = dependency;
    const version = locked.get(name)?.version;
    const state: NodeState =
      version !== undefined ? 'locked' : excluded.has(name) ? 'excluded' : 'missing';
    return { name: spelledName, version, requirement, state, module: name };
  };
  const declared = lockfile.dependencies.map(seedOf);
  const named = modules.map(({ name, spelledName, version }): TreeSeed => {
    return { name: spelledName, version, requirement: undefined, state: 'locked', module: name };
  });
  return growTree({
    roots: modules.length > 0 ? named : declared,
    branchesOf: (name) => [
      ...(locked.get(name)?.dependencies ?? []).map(seedOf),
      ...lockfile.overrides
        .filter((override) => override.name === name)
        .map(({ dependency }) => asOverridden(seedOf(dependency))),
    ],
    depth,
  });
}

/** Its dependencies belong to who brings the module, and not to who is refused it. */
function asOverridden(seed: TreeSeed): TreeSeed {
  return { ...seed, state: 'overridden', module: undefined };
}

function parseDepth(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new PupfileError('USAGE', `\`${text}\` is not a number of levels`, {
    hint: '--depth takes a number from 0, which shows the roots only',
  });
}
