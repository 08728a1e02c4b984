import type { PageData } from '../page/page-data.ts';
import { findMatches } from '../treemap/find-matches.ts';
import { buildSizeTree } from '../treemap/size-tree.ts';
import { findElement } from './find-element.ts';
import { createGraphView } from './graph-view.ts';
import type { Change, PageState } from './page-state.ts';
import { createSearchView } from './search-view.ts';
import { createTableView } from './table-view.ts';
import { createTooltip } from './tooltip.ts';
import { createTrailView } from './trail-view.ts';
import { createTreemapView } from './treemap-view.ts';

startPage();

function startPage(): void {
  const { textContent } = findElement('data', HTMLScriptElement);
  const data: PageData = JSON.parse(textContent ?? '');
  const root = buildSizeTree(data);
  let state: PageState = { node: root, mode: 'kept', matches: undefined };
  const change: Change = (changed) => {
    state = { ...state, ...changed };
    for (const view of views) view.show(state);
  };
  const choose = (module: number) => change({ node: root.children[module] ?? root });
  const views = [
    createSearchView(({ text, mode }) => change({ mode, matches: findMatches(root, text, mode) })),
    createTrailView(change),
    createTreemapView(change, createTooltip()),
    createGraphView(data.modules, choose),
    createTableView(choose),
  ];
  change({});
}
