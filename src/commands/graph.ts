import type { NodeState, TreeNode } from './grow-tree.ts';
import type { Settings } from './settings.ts';
import { type TreeOptions, type TreeResult, tree } from './tree.ts';

/** Who requires whom. */
export interface DependencyGraph {
  /** The Puppetfile first where it is among them, then modules in the order in which they are found. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A module, or the Puppetfile. */
export interface GraphNode {
  readonly name: string;
  /** Undefined for the Puppetfile, and where nothing is locked. */
  readonly version: string | undefined;
  /**
   * - `locked`: a module of the lock
   * - `declaring`: the Puppetfile
   * - `excluded`: the Puppetfile does not want the module
   * - `missing`: the lock has no such module
   */
  readonly state: 'locked' | 'declaring' | 'excluded' | 'missing';
}

/** That one requires another, whichever way up the graph was asked for. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** In the lock's words. */
  readonly requirement: string;
  /** Whether the project's own version wins over it. */
  readonly isOverridden: boolean;
}

const declaring = 'Puppetfile';

/**
 * The dependency graph of what is locked: from the Puppetfile or some modules down, or from modules up.
 *
 * Throws what `tree` throws.
 */
export function graph(settings: Settings, options: TreeOptions): DependencyGraph {
  return joinTree(tree(settings, options), { hasNames: options.names.length > 0 });
}

/** Joins what a tree tells several times, so that each module is there once. */
export function joinTree(
  { roots, isInverted }: Pick<TreeResult, 'roots' | 'isInverted'>,
  { hasNames }: { readonly hasNames: boolean },
): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const nameOf = (name: string) => nodes.get(keyOf(name))?.name ?? name;
  const walk = (node: TreeNode, parent: string | undefined) => {
    addNode(nodes, node);
    const { name, requirement = '', state, branches } = node;
    if (parent !== undefined) {
      const [from, to] = isInverted
        ? [nameOf(name), nameOf(parent)]
        : [nameOf(parent), nameOf(name)];
      const edge = { from, to, requirement, isOverridden: state === 'overridden' };
      edges.set([keyOf(from), keyOf(to), requirement].join(' '), edge);
    }
    for (const branch of branches) walk(branch, name);
  };
  const isDeclared = !isInverted && !hasNames;
  if (isDeclared) nodes.set(keyOf(declaring), declaringNode);
  for (const root of roots) walk(root, isDeclared ? declaring : undefined);
  const isFirst = ({ state }: GraphNode) => (state === 'declaring' ? 0 : 1);
  return {
    nodes: [...nodes.values()].sort((left, right) => isFirst(left) - isFirst(right)),
    edges: [...edges.values()],
  };
}

const declaringNode: GraphNode = { name: declaring, version: undefined, state: 'declaring' };

/** What is overridden in one place is locked in another, or left out altogether. */
function addNode(nodes: Map<string, GraphNode>, { name, version, state }: TreeNode): void {
  const key = keyOf(name);
  const known = nodes.get(key);
  if (known !== undefined && known.version !== undefined) return;
  nodes.set(key, { name: known?.name ?? name, version, state: stateOf(state, version) });
}

function stateOf(state: NodeState, version: string | undefined): GraphNode['state'] {
  if (state === 'declared') return 'declaring';
  if (state === 'overridden') return version === undefined ? 'missing' : 'locked';
  return state;
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
