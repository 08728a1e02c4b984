import type { TreeNode } from '../commands/grow-tree.ts';
import type { TreeResult } from '../commands/tree.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { anyRequirement } from './format.ts';
import type { Paint } from './paint.ts';
import { foldParts, hangParts } from './wrap-text.ts';

/** What `pupfile tree` says: each root with what it brings, or with who needs it, below each other. */
export function treeResult(result: TreeResult): CommandResult {
  const { isInverted, roots, exclusions } = result;
  const key = isInverted ? 'dependents' : 'dependencies';
  return {
    text: (look) => drawTree(result, look),
    json: {
      version: 1,
      isInverted,
      [isInverted ? 'modules' : 'dependencies']: roots.map((root) => toJson(root, key)),
      ...(exclusions.length === 0 ? {} : { exclusions }),
    },
  };
}

function drawTree({ isInverted, roots, exclusions }: TreeResult, look: ResultLook): string {
  const { paint, columns = Number.POSITIVE_INFINITY } = look;
  const describe = isInverted ? describeDependent : describeDependency;
  const pen: Pen = {
    branch: look.hasUnicode ? ['├── ', '│   '] : ['|-- ', '|   '],
    lastBranch: look.hasUnicode ? ['└── ', '    '] : ['`-- ', '    '],
    describe: (node) => [
      ...describe(node, paint),
      ...(node.isRepeated ? [paint('dim', '(*)')] : []),
    ],
  };
  const shown = new Set(namesOf(roots));
  const hidden = exclusions.filter((name) => !shown.has(name));
  const repeated = isInverted ? 'who needs it is told above' : 'what it needs is told above';
  const notes = [
    ...(hasRepeated(roots) ? [`(*) ${repeated}`] : []),
    ...(hidden.length === 0 ? [] : [`excluded: ${hidden.join(', ')}`]),
  ];
  return [
    ...roots.flatMap((root) => drawNode(root, pen, columns)),
    ...(notes.length === 0
      ? []
      : ['', ...notes.map((note) => hangParts(paint('dim', note).split(' '), look))]),
  ].join('\n');
}

const branchWidth = 4;

/** What the lines of a tree are drawn with; of two texts, one for the first line of a branch. */
interface Pen {
  readonly branch: readonly [first: string, others: string];
  readonly lastBranch: readonly [first: string, others: string];
  /** Texts that stay together where a line does not hold all of them. */
  readonly describe: (node: TreeNode) => readonly string[];
}

function drawNode(node: TreeNode, pen: Pen, width: number): string[] {
  const last = node.branches.length - 1;
  const branches = node.branches.flatMap((branch, index) =>
    indent(
      drawNode(branch, pen, width - branchWidth),
      index === last ? pen.lastBranch : pen.branch,
    ),
  );
  const [, beside] = last < 0 ? pen.lastBranch : pen.branch;
  return [...foldParts(pen.describe(node), { width, before: beside }), ...branches];
}

function indent(lines: readonly string[], [first, others]: readonly [string, string]): string[] {
  return lines.map((line, row) => `${row === 0 ? first : others}${line}`);
}

/** `acme-base 1.0.0 (>= 1.0.0)` */
function describeDependency(node: TreeNode, paint: Paint): readonly string[] {
  const { name, requirement } = node;
  const release = `${name} ${describeVersion(node, paint)}`;
  const range = isAny(requirement) ? [] : [paint('dim', `(${requirement})`)];
  return withState([release, ...range], node, paint);
}

function describeVersion({ version, state }: TreeNode, paint: Paint): string {
  switch (state) {
    case 'excluded':
      return paint('yellow', 'excluded');
    case 'missing':
      return paint('red', 'not locked');
    case 'overridden':
      return version ?? 'left out';
    case 'locked':
    case 'declared':
      return version ?? '';
  }
}

/** `acme-web 2.0.0 (requires >= 1.0.0)` */
function describeDependent(node: TreeNode, paint: Paint): readonly string[] {
  const { name, version, requirement, state } = node;
  const verb = state === 'declared' ? 'asks for' : 'requires';
  const release = version === undefined ? name : `${name} ${version}`;
  const range = isAny(requirement) ? [] : [paint('dim', `(${verb} ${requirement})`)];
  return withState([release, ...range], node, paint);
}

function withState(parts: readonly string[], { state }: TreeNode, paint: Paint): readonly string[] {
  if (state !== 'overridden') return parts;
  return [...parts.slice(0, -1), `${parts.at(-1)},`, paint('yellow', 'overridden')];
}

function isAny(requirement: string | undefined): boolean {
  return requirement === undefined || requirement === anyRequirement;
}

function hasRepeated(nodes: readonly TreeNode[]): boolean {
  return nodes.some(({ isRepeated, branches }) => isRepeated || hasRepeated(branches));
}

function namesOf(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.flatMap(({ name, branches }) => [name.toLowerCase(), ...namesOf(branches)]);
}

function toJson(node: TreeNode, key: 'dependencies' | 'dependents'): unknown {
  const { name, version, requirement, state, isRepeated, branches } = node;
  return {
    name,
    version: version ?? null,
    requirement: requirement ?? null,
    state,
    isRepeated,
    [key]: branches.map((branch) => toJson(branch, key)),
  };
}
