import type { DependencyGraph, GraphEdge, GraphNode } from '../../commands/graph.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { edgePath, roundTenth } from '../../graph/edge-path.ts';
import { type EdgePlace, layoutGraph, type NodePlace } from '../../graph/layout-graph.ts';
import { escapeHtml } from '../../size/page/escape-html.ts';
import { describeRequirement, describeState } from './graph-labels.ts';

// In pixels, for the fonts that are common, at 13 and 11 px.
const letterWidth = 7.2;
const smallLetterWidth = 6.1;
const padding = 10;
const margin = 8;

/** What is laid out: a node, or the text at an edge, which takes room of its own. */
type Placed =
  | { readonly kind: 'node'; readonly node: GraphNode; readonly text: string }
  | { readonly kind: 'label'; readonly edge: GraphEdge; readonly text: string };

/**
 * Draws a graph from left to right, as an SVG element without its styles (`graph-style.ts`).
 *
 * @param attributes further ones of the element
 */
export function drawSvg(graph: DependencyGraph, attributes = ''): string {
  const { placed, arrows } = partEdges(graph);
  const textOf = (key: string) => placed.get(key);
  const layout = layoutGraph(arrows, {
    widthOf: (key) => widthOf(textOf(key)),
    nodeHeight: (key) => (textOf(key)?.kind === 'label' ? 18 : 28),
    edgeHeight: 12,
    gap: 40,
  });
  const [width, height] = [layout.width, layout.height].map((side) => Math.ceil(side + 2 * margin));
  const places = new Map(layout.nodes.map((place) => [place.node, place]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes} role="img" aria-label="Which module requires which" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}">`,
    '<marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 1 8 4 0 7z"/></marker>',
    ...layout.edges.map((edge) => drawEdge(edge, placed, places)),
    ...layout.nodes.map((place) => drawPlaced(place, textOf(place.node))),
    '</svg>',
  ].join('\n');
}

/** An edge with a text becomes two, with the text between them. */
function partEdges({ nodes, edges }: DependencyGraph) {
  const placed = new Map<string, Placed>();
  const arrows = new Map<string, string[]>();
  for (const node of nodes) {
    const text = [sanitizeText(node.name), describeState(node)].filter(Boolean).join(' ');
    placed.set(nodeKey(node.name), { kind: 'node', node, text });
    arrows.set(nodeKey(node.name), []);
  }
  for (const [index, edge] of edges.entries()) {
    const text = describeRequirement(edge);
    if (text === '') {
      arrows.get(nodeKey(edge.from))?.push(nodeKey(edge.to));
      continue;
    }
    const key = `label ${index}`;
    placed.set(key, { kind: 'label', edge, text });
    arrows.get(nodeKey(edge.from))?.push(key);
    arrows.set(key, [nodeKey(edge.to)]);
  }
  return { placed, arrows };
}

function nodeKey(name: string): string {
  return `node ${name}`;
}

function widthOf(placed: Placed | undefined): number {
  if (placed === undefined) return 0;
  const { kind, text } = placed;
  return kind === 'label'
    ? Math.round(text.length * smallLetterWidth) + 4
    : Math.round(text.length * letterWidth) + 2 * padding;
}

/** Only what ends at a module has an arrow; one that leads back runs from right to left. */
function drawEdge(
  { from, to, points }: EdgePlace,
  placed: ReadonlyMap<string, Placed>,
  places: ReadonlyMap<string, NodePlace>,
): string {
  const ends = [from, to].map((key) => placed.get(key));
  const isOverridden = ends.some((end) => end?.kind === 'label' && end.edge.isOverridden);
  const isBack = (places.get(from)?.x ?? 0) > (places.get(to)?.x ?? 0);
  const arrow = ends[1]?.kind === 'node' ? ` marker-${isBack ? 'start' : 'end'}="url(#arrow)"` : '';
  const style = isOverridden ? 'edge unmet' : 'edge';
  return `<path class="${style}" d="${edgePath(points)}"${arrow}/>`;
}

function drawPlaced({ x, y, width }: NodePlace, placed: Placed | undefined): string {
  if (placed === undefined) return '';
  const [left, middle] = [roundTenth(x), roundTenth(y)];
  const text = escapeHtml(placed.text);
  if (placed.kind === 'label') {
    return `<text class="label" x="${roundTenth(x + 2)}" y="${roundTenth(y + 4)}">${text}</text>`;
  }
  return [
    `<g class="node ${placed.node.state}" transform="translate(${left} ${middle})">`,
    `<rect y="-11" width="${width}" height="22" rx="3"/>`,
    `<text x="${padding}" y="4.5">${text}</text>`,
    '</g>',
  ].join('');
}
