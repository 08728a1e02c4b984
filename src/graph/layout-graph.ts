import type { Graph } from './graph-layers.ts';
import { layerGraph, type Route, type Slot } from './layered-graph.ts';
import { orderLayers } from './order-layers.ts';
import { spreadSlots } from './spread-slots.ts';

/** How much room things take in a drawing, in its own units. */
export interface GraphMetrics {
  /** The width of a node's label. */
  readonly widthOf: (node: string) => number;
  /** The height of a node with the space around it, and that of an edge that passes. */
  readonly nodeHeight: number | ((node: string) => number);
  readonly edgeHeight: number;
  /** The space between two layers. */
  readonly gap: number;
}

/** Where a graph is drawn: layers from left to right. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodePlace[];
  readonly edges: readonly EdgePlace[];
}

/** A node: its left end, its middle from top to bottom, and its width. */
export interface NodePlace {
  readonly node: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** An edge: from its first point a level line to the second, a curve to the third, and so on. */
export interface EdgePlace {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

// To and fro until nothing moves by more than a hair.
const settlings = 24;

/** Draws a graph in layers, from what nothing points to on the left to what points to nothing. */
export function layoutGraph(graph: Graph, metrics: GraphMetrics): GraphLayout {
  const layered = layerGraph(graph);
  const layers = orderLayers(layered);
  const heights = settleHeights(layers, metrics);
  const columns = placeColumns(layers, metrics);
  const last = columns.at(-1) ?? { x: 0, width: 0 };
  const bottom = [...heights].map(([slot, y]) => y + sizeOf(slot, metrics) / 2);
  const placeOf = (slot: Slot): NodePlace => ({
    node: slot.node ?? '',
    x: columns[slot.layer]?.x ?? 0,
    y: heights.get(slot) ?? 0,
    width: slot.node === undefined ? (columns[slot.layer]?.width ?? 0) : metrics.widthOf(slot.node),
  });
  const nodes = layers.flat().filter(({ node }) => node !== undefined);
  return {
    width: last.x + last.width,
    height: Math.max(0, ...bottom),
    nodes: nodes.map(placeOf),
    edges: layered.routes.map((route) => placeEdge(route, columns, placeOf)),
  };
}

/** Each slot level with the middle of what it is joined to, as far as its neighbours let it. */
function settleHeights(
  layers: readonly (readonly Slot[])[],
  metrics: GraphMetrics,
): ReadonlyMap<Slot, number> {
  const heights = new Map<Slot, number>();
  const spread = (layer: readonly Slot[], placeOf: (slot: Slot) => number) => {
    const wishes = layer.map((slot) => ({ place: placeOf(slot), size: sizeOf(slot, metrics) }));
    const places = spreadSlots(wishes);
    for (const [index, slot] of layer.entries()) heights.set(slot, places[index] ?? 0);
  };
  for (const layer of layers) spread(layer, () => 0);
  for (let turn = 0; turn < settlings; turn += 1) {
    const order = turn % 2 === 0 ? layers.toReversed() : layers;
    for (const layer of order) spread(layer, (slot) => meanHeight(slot, heights));
  }
  const top = Math.min(...[...heights].map(([slot, height]) => height - sizeOf(slot, metrics) / 2));
  return new Map([...heights].map(([slot, height]) => [slot, height - top]));
}

function meanHeight(slot: Slot, heights: ReadonlyMap<Slot, number>): number {
  const joined = [...slot.before, ...slot.behind];
  if (joined.length === 0) return heights.get(slot) ?? 0;
  return joined.reduce((sum, other) => sum + (heights.get(other) ?? 0), 0) / joined.length;
}

function sizeOf({ node }: Slot, { nodeHeight, edgeHeight }: GraphMetrics): number {
  if (node === undefined) return edgeHeight;
  return typeof nodeHeight === 'number' ? nodeHeight : nodeHeight(node);
}

interface Column {
  readonly x: number;
  readonly width: number;
}

function placeColumns(
  layers: readonly (readonly Slot[])[],
  { widthOf, gap }: GraphMetrics,
): readonly Column[] {
  let x = 0;
  return layers.map((layer) => {
    const widths = layer.map(({ node }) => (node === undefined ? 0 : widthOf(node)));
    const column = { x, width: Math.max(0, ...widths) };
    x += column.width + gap;
    return column;
  });
}

/** Level to the end of the layer first, so that no curve runs over a wider neighbour. */
function placeEdge(
  { from, to, slots }: Route,
  columns: readonly Column[],
  placeOf: (slot: Slot) => NodePlace,
): EdgePlace {
  const points = slots.flatMap((slot, index) => {
    const { x, y, width } = placeOf(slot);
    const column = columns[slot.layer] ?? { x, width };
    return [
      { x: index === 0 ? x + width : x, y },
      { x: column.x + column.width, y },
    ];
  });
  return { from, to, points: points.slice(0, -1) };
}
