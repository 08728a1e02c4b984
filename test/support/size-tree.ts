import { toPageData } from '../../src/size/page/to-page-data.ts';
import { measureModules } from '../../src/size/size-report.ts';
import { buildSizeTree, type SizeNode } from '../../src/size/treemap/size-tree.ts';
import { threeModules } from './sized-modules.ts';

/** The tree of `threeModules`, the largest first. */
export function threeModulesTree(): SizeNode {
  const report = measureModules(threeModules, { content: 'runtime', order: 'kept' });
  return buildSizeTree(toPageData(report));
}

/** The node of a path; a test that names one which is not there is wrong. */
export function nodeAt(root: SizeNode, path: string): SizeNode {
  if (root.path === path) return root;
  const next = root.children.find((child) => `${path}/`.startsWith(`${child.path}/`));
  if (next === undefined) throw new Error(`no node at ${path}`);
  return nodeAt(next, path);
}
