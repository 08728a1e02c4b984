import { edgePath, roundTenth } from '../../graph/edge-path.ts';
import {
  type EdgePlace,
  type GraphMetrics,
  layoutGraph,
  type NodePlace,
} from '../../graph/layout-graph.ts';
import { escapeHtml } from './escape-html.ts';
import type { PageModule } from './page-data.ts';

// In pixels. Nobody knows the reader's font here; this is what common ones have at 13 px.
const letterWidth = 7.2;
const metrics: GraphMetrics = {
  widthOf: (name) => Math.round(name.length * letterWidth) + 20,
  nodeHeight: 28,
  edgeHeight: 12,
  gap: 88,
};
const margin = 4;

/** Which module requires which, and those that neither require one nor are required. */
export interface DrawnGraph {
  /** SVG; empty where no module requires another. */
  readonly svg: string;
  readonly others: readonly number[];
}

/**
 * Draws which module requires which, from left to right, as SVG. Nodes have `data-module` and edges
 * `data-from` and `data-to`: places in the list of modules.
 */
export function drawGraph(modules: readonly PageModule[]): DrawnGraph {
  const joined = new Set(
    modules.flatMap(({ dependencies }, index) => dependencies.flatMap((one) => [index, one])),
  );
  const others = [...modules.keys()].filter((index) => !joined.has(index));
  return { svg: joined.size === 0 ? '' : drawJoined(modules, joined), others };
}

function drawJoined(modules: readonly PageModule[], joined: ReadonlySet<number>): string {
  const nameOf = (index: number) => modules[index]?.name ?? '';
  const graph = new Map(
    modules
      .filter((_, index) => joined.has(index))
      .map(({ name, dependencies }) => [name, dependencies.map(nameOf)] as const),
  );
  const { width, height, nodes, edges } = layoutGraph(graph, metrics);
  const indexes = new Map(modules.map(({ name }, index) => [name, index]));
  const indexOf = (name: string) => indexes.get(name) ?? 0;
  const [across, down] = [roundTenth(width + 2 * margin), roundTenth(height + 2 * margin)];
  return [
    `<svg id="graph" role="group" aria-label="Which module requires which" width="${across}" height="${down}" viewBox="${-margin} ${-margin} ${across} ${down}">`,
    ...edges.map((edge) => drawEdge(edge, indexOf)),
    ...nodes.map((place) => drawNode(place, modules, indexOf(place.node))),
    '</svg>',
  ].join('\n');
}

function drawEdge({ from, to, points }: EdgePlace, indexOf: (name: string) => number): string {
  const path = edgePath(points);
  return `<path class="edge" data-from="${indexOf(from)}" data-to="${indexOf(to)}" d="${path}"/>`;
}

function drawNode(
  { node, x, y, width }: NodePlace,
  modules: readonly PageModule[],
  index: number,
): string {
  const requires = modules[index]?.dependencies.length ?? 0;
  const requiredBy = modules.filter(({ dependencies }) => dependencies.includes(index)).length;
  const label = `${node}, requires ${requires}, required by ${requiredBy}`;
  return [
    `<g class="node" role="button" tabindex="0" data-module="${index}" aria-label="${escapeHtml(label)}" transform="translate(${roundTenth(x)} ${roundTenth(y)})">`,
    `<rect y="-11" width="${width}" height="22" rx="3"/><text x="10" y="4.5">${escapeHtml(node)}</text>`,
    '</g>',
  ].join('');
}
