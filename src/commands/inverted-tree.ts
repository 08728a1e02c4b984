import type { LockedDependency, LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import { growTree, type NodeState, type TreeNode, type TreeSeed } from './grow-tree.ts';
import { lockedModules } from './locked-modules.ts';

/** Where an inverted tree begins, and how far it goes. */
export interface InvertedTreeOptions {
  /** All that need nothing themselves where none are named. */
  readonly modules: readonly LockedModule[];
  readonly depth: number;
}

/** Who needs the modules, and who needs those, up to the declarations of the Puppetfile. */
export function invertTree(
  lockfile: Lockfile,
  { modules, depth }: InvertedTreeOptions,
): readonly TreeNode[] {
  const wanting = findWanting(lockfile);
  const branchesOf = (name: ModuleName) => wanting.get(name) ?? [];
  const first = modules.length > 0 ? modules : findLast(lockfile, branchesOf);
  const roots = first.map(({ name, spelledName, version }): TreeSeed => {
    return { name: spelledName, version, requirement: undefined, state: 'locked', module: name };
  });
  return growTree({ roots, branchesOf, depth });
}

/** Who requires each module: the Puppetfile first, then modules by name. */
function findWanting(lockfile: Lockfile): ReadonlyMap<ModuleName, readonly TreeSeed[]> {
  const wanting = new Map<ModuleName, TreeSeed[]>();
  const add = ({ name }: LockedDependency, seed: TreeSeed) => {
    const seeds = wanting.get(name);
    if (seeds === undefined) wanting.set(name, [seed]);
    else seeds.push(seed);
  };
  for (const declared of lockfile.dependencies) add(declared, seedOfDeclaration(declared));
  for (const module of inOrder(lockedModules(lockfile).values())) {
    for (const dependency of module.dependencies) {
      add(dependency, seedOfModule(module, dependency, 'locked'));
    }
  }
  for (const override of lockfile.overrides) {
    add(override.dependency, seedOfModule(override, override.dependency, 'overridden'));
  }
  return wanting;
}

function seedOfDeclaration({ requirement }: LockedDependency): TreeSeed {
  const name = 'Puppetfile';
  return { name, version: undefined, requirement, state: 'declared', module: undefined };
}

/** Who does not get what it requires is no reason for the module to be there. */
function seedOfModule(
  { name, spelledName, version }: Omit<LockedModule, 'dependencies'>,
  { requirement }: LockedDependency,
  state: NodeState,
): TreeSeed {
  const module = state === 'locked' ? name : undefined;
  return { name: spelledName, version, requirement, state, module };
}

/** The modules that need nothing, and one of each circle that no such module leads to. */
function findLast(
  lockfile: Lockfile,
  branchesOf: (name: ModuleName) => readonly TreeSeed[],
): readonly LockedModule[] {
  const locked = lockedModules(lockfile);
  const modules = inOrder(locked.values());
  const needsOthers = ({ name, dependencies }: LockedModule) =>
    dependencies.some((dependency) => dependency.name !== name && locked.has(dependency.name));
  const last = modules.filter((module) => !needsOthers(module));
  const reached = new Set<ModuleName>();
  return [...last, ...modules.filter(needsOthers)].filter(({ name }) => {
    const isNew = !reached.has(name);
    if (isNew) for (const one of reachUpwards(name, branchesOf)) reached.add(one);
    return isNew;
  });
}

/** What is added to a set while it is walked is walked too. */
function reachUpwards(
  name: ModuleName,
  branchesOf: (name: ModuleName) => readonly TreeSeed[],
): ReadonlySet<ModuleName> {
  const found = new Set([name]);
  for (const one of found) {
    for (const { module } of branchesOf(one)) if (module !== undefined) found.add(module);
  }
  return found;
}

function inOrder(modules: Iterable<LockedModule>): readonly LockedModule[] {
  return [...modules].sort((left, right) => (left.name < right.name ? -1 : 1));
}
