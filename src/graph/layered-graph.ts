import { assignLayers, type Graph } from './graph-layers.ts';

/** A place in a layer: a node, or where an edge passes a layer on its way to a later one. */
export interface Slot {
  readonly id: number;
  readonly layer: number;
  /** Undefined where an edge passes. */
  readonly node: string | undefined;
  /** The slots in the layer before that are joined to this one, and those in the layer behind. */
  readonly before: Slot[];
  readonly behind: Slot[];
}

/** An edge, and the slots that it leads through, from the earlier layer to the later one. */
export interface Route {
  readonly from: string;
  readonly to: string;
  readonly slots: readonly Slot[];
}

/** A graph whose edges were parted, so that each part joins two neighbouring layers. */
export interface LayeredGraph {
  readonly layers: readonly (readonly Slot[])[];
  readonly routes: readonly Route[];
}

/** Parts the edges of a graph at the layers; the slots of a layer are in the order of the graph. */
export function layerGraph(graph: Graph): LayeredGraph {
  const layerOf = assignLayers(graph);
  const depth = Math.max(-1, ...layerOf.values()) + 1;
  const layers: Slot[][] = Array.from({ length: depth }, () => []);
  let count = 0;
  const addSlot = (layer: number, node?: string): Slot => {
    const slot: Slot = { id: count, layer, node, before: [], behind: [] };
    count += 1;
    layers[layer]?.push(slot);
    return slot;
  };
  const slotOf = new Map(
    [...graph.keys()].map((node) => [node, addSlot(layerOf.get(node) ?? 0, node)]),
  );
  const routes: Route[] = [];
  for (const { from, to } of edgesOf(graph)) {
    const ends = [slotOf.get(from), slotOf.get(to)].filter((slot) => slot !== undefined);
    const [first, last] = ends.sort((left, right) => left.layer - right.layer);
    if (first === undefined || last === undefined || first.layer === last.layer) continue;
    const between = Array.from({ length: last.layer - first.layer - 1 }, (_, index) =>
      addSlot(first.layer + index + 1),
    );
    const slots = [first, ...between, last];
    joinSlots(slots);
    routes.push({ from, to, slots });
  }
  return { layers, routes };
}

function edgesOf(graph: Graph): readonly { readonly from: string; readonly to: string }[] {
  return [...graph].flatMap(([from, targets]) => [...new Set(targets)].map((to) => ({ from, to })));
}

function joinSlots(slots: readonly Slot[]): void {
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    if (next === undefined) continue;
    slot.behind.push(next);
    next.before.push(slot);
  }
}
