import { fileKind } from '../file-kind.ts';
import { type KindFamily, kindFamily } from '../kind-family.ts';
import type { PageData, PageEntry, PageModule } from '../page/page-data.ts';

/** All modules, one, or a folder or file of one. */
export interface SizeNode {
  /** Of a module the name of its directory; of folders that hold nothing but the next one, all. */
  readonly name: string;
  /** The module's name and the path within it; empty for all modules. */
  readonly path: string;
  /** The module that it is, or is in; undefined for all modules. */
  readonly module: string | undefined;
  /** Of a folder or file at the top of a module, and of all that is in it. */
  readonly family: KindFamily | undefined;
  readonly kept: NodeTotals;
  readonly leftOut: NodeTotals;
  readonly children: readonly SizeNode[];
  readonly parent: SizeNode | undefined;
}

export interface NodeTotals {
  readonly files: number;
  readonly bytes: number;
}

/** Which files count. */
export type SizeMode = 'kept' | 'left-out' | 'both';

/** The tree of all modules, their folders and files. */
export function buildSizeTree({ modules }: PageData): SizeNode {
  const blank = { parent: undefined, module: undefined, family: undefined };
  return withChildren({ ...blank, name: 'All modules', path: '' }, (root) =>
    modules.map((module) => buildModule(module, root)),
  );
}

/** How many bytes of it count. */
export function countBytes({ kept, leftOut }: SizeNode, mode: SizeMode): number {
  return (mode === 'left-out' ? 0 : kept.bytes) + (mode === 'kept' ? 0 : leftOut.bytes);
}

/** How many files of it count. */
export function countFiles({ kept, leftOut }: SizeNode, mode: SizeMode): number {
  return (mode === 'left-out' ? 0 : kept.files) + (mode === 'kept' ? 0 : leftOut.files);
}

/** From all modules down to a node. */
export function ancestry(node: SizeNode): readonly SizeNode[] {
  return node.parent === undefined ? [node] : [...ancestry(node.parent), node];
}

function buildModule({ name, entries }: PageModule, parent: SizeNode): SizeNode {
  const identity = { name: shortName(name), path: name, module: name, family: undefined, parent };
  return withChildren(identity, (module) => entries.map((entry) => buildEntry(entry, module)));
}

/** As model/module-name.ts has it for names that were parsed. */
function shortName(name: string): string {
  return name.slice(name.indexOf('-') + 1);
}

function buildEntry([name, inside, mark]: PageEntry, parent: SizeNode): SizeNode {
  const { module } = parent;
  const isFile = typeof inside === 'number';
  const family =
    parent.family ?? kindFamily(fileKind(isFile || name.includes('/') ? name : `${name}/`));
  const identity = { name, path: `${parent.path}/${name}`, module, family, parent };
  if (!isFile) {
    return withChildren(identity, (node) => inside.map((entry) => buildEntry(entry, node)));
  }
  const [all, none] = [
    { files: 1, bytes: inside },
    { files: 0, bytes: 0 },
  ];
  const isKept = mark === undefined;
  return { ...identity, kept: isKept ? all : none, leftOut: isKept ? none : all, children: [] };
}

type Identity = Omit<SizeNode, 'kept' | 'leftOut' | 'children'>;

/** The children know their parent, and its totals are theirs. */
function withChildren(
  identity: Identity,
  build: (node: SizeNode) => readonly SizeNode[],
): SizeNode {
  const children: SizeNode[] = [];
  const node = {
    ...identity,
    kept: { files: 0, bytes: 0 },
    leftOut: { files: 0, bytes: 0 },
    children,
  };
  for (const child of build(node)) {
    children.push(child);
    addTotals(node.kept, child.kept);
    addTotals(node.leftOut, child.leftOut);
  }
  return node;
}

function addTotals(sum: { files: number; bytes: number }, { files, bytes }: NodeTotals): void {
  sum.files += files;
  sum.bytes += bytes;
}
