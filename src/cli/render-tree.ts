import type { TreeNode } from '../commands/tree.ts';
import type { CommandResult } from './command.ts';
import type { Paint } from './paint.ts';

/** What `pupfile tree` says: each declaration with what it brings, below each other. */
export function treeResult(roots: readonly TreeNode[]): CommandResult {
  return {
    text: ({ paint }) => roots.flatMap((root) => drawNode(root, paint)).join('\n'),
    json: { version: 1, dependencies: roots },
  };
}

function drawNode(node: TreeNode, paint: Paint): string[] {
  const last = node.dependencies.length - 1;
  const children = node.dependencies.flatMap((child, index) =>
    indent(drawNode(child, paint), index === last ? ['└── ', '    '] : ['├── ', '│   ']),
  );
  return [describe(node, paint), ...children];
}

function indent(lines: readonly string[], [first, others]: readonly [string, string]): string[] {
  return lines.map((line, row) => `${row === 0 ? first : others}${line}`);
}

function describe({ name, version, requirement, isRepeated }: TreeNode, paint: Paint): string {
  const wanted = requirement === '>= 0' ? '' : ` ${paint('dim', `(${requirement})`)}`;
  const repeated = isRepeated ? ` ${paint('dim', '[above]')}` : '';
  return `${name} ${version ?? 'excluded'}${wanted}${repeated}`;
}
