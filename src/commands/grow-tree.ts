import type { ModuleName } from '../model/module-name.ts';

/** One place in a tree of modules. */
export interface TreeNode {
  readonly name: string;
  /** Undefined where nothing is locked. */
  readonly version: string | undefined;
  /** What is required here, in the lock's words; undefined where nobody asks. */
  readonly requirement: string | undefined;
  readonly state: NodeState;
  /** Whether its branches are told elsewhere in the tree, and not here again. */
  readonly isRepeated: boolean;
  readonly branches: readonly TreeNode[];
}

/**
 * What became of a requirement.
 *
 * - `locked`: it is met by what is locked
 * - `declared`: the one who requires is the Puppetfile
 * - `excluded`: the Puppetfile does not want the module
 * - `overridden`: the project's own version wins over it
 * - `missing`: the lock has no such module
 */
export type NodeState = 'locked' | 'declared' | 'excluded' | 'overridden' | 'missing';

/** A place in a tree before it is known what to tell of its branches. */
export interface TreeSeed extends Pick<TreeNode, 'name' | 'version' | 'requirement' | 'state'> {
  /** Whose branches follow; undefined where the tree ends. */
  readonly module: ModuleName | undefined;
}

export interface TreeGrowth {
  readonly roots: readonly TreeSeed[];
  readonly branchesOf: (module: ModuleName) => readonly TreeSeed[];
  /** How many levels to tell below the roots; Infinity for all. */
  readonly depth: number;
}

/** Each module's branches are told once, where most levels of them fit; cycles end there too. */
export function growTree({ roots, branchesOf, depth }: TreeGrowth): readonly TreeNode[] {
  // How many levels below each module were told.
  const told = new Map<ModuleName, number>();
  const grow = ({ module, ...place }: TreeSeed, levels: number): TreeNode => {
    const seeds = module === undefined || levels === 0 ? [] : branchesOf(module);
    if (module === undefined || seeds.length === 0) {
      return { ...place, isRepeated: false, branches: [] };
    }
    if ((told.get(module) ?? 0) >= levels) return { ...place, isRepeated: true, branches: [] };
    told.set(module, levels);
    const branches = seeds.map((seed) => grow(seed, levels - 1));
    return { ...place, isRepeated: false, branches };
  };
  return roots.map((root) => grow(root, depth));
}
