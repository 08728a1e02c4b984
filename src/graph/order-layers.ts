import type { LayeredGraph, Slot } from './layered-graph.ts';

// More sweeps find next to nothing, even with a hundred nodes.
const sweeps = 12;

/**
 * Orders the slots of each layer so that few edges cross: sweeps over the layers, to and fro, and
 * each time sorts a layer by the mean place of what its slots are joined to in the layer before
 * (Sugiyama, Tagawa and Toda 1981). The best order that came up is taken.
 */
export function orderLayers({ layers }: LayeredGraph): readonly (readonly Slot[])[] {
  let order = layers;
  let best = { order, crossings: countCrossings(order) };
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep += 1) {
    order = sweep % 2 === 0 ? sortLayers(order, 'before') : sortLayers(order, 'behind');
    const crossings = countCrossings(order);
    if (crossings < best.crossings) best = { order, crossings };
  }
  return best.order;
}

/** How many pairs of edges cross between neighbouring layers. */
export function countCrossings(layers: readonly (readonly Slot[])[]): number {
  const places = placesOf(layers);
  return layers.reduce((sum, layer) => {
    const ends = layer.flatMap(({ behind }) =>
      behind.map((slot) => places.get(slot) ?? 0).sort((left, right) => left - right),
    );
    return sum + countInversions(ends);
  }, 0);
}

function sortLayers(
  layers: readonly (readonly Slot[])[],
  side: 'before' | 'behind',
): readonly (readonly Slot[])[] {
  const sorted = layers.map((layer) => layer);
  const indexes = [...layers.keys()];
  for (const index of side === 'before' ? indexes : indexes.reverse()) {
    const layer = sorted[index] ?? [];
    const neighbours = placesOf([sorted[side === 'before' ? index - 1 : index + 1] ?? []]);
    const own = placesOf([layer]);
    const weigh = (slot: Slot) => meanPlace(slot[side], neighbours) ?? own.get(slot) ?? 0;
    const weights = new Map(layer.map((slot) => [slot, weigh(slot)]));
    sorted[index] = layer.toSorted(
      (left, right) => (weights.get(left) ?? 0) - (weights.get(right) ?? 0),
    );
  }
  return sorted;
}

function placesOf(layers: readonly (readonly Slot[])[]): ReadonlyMap<Slot, number> {
  return new Map(layers.flatMap((layer) => layer.map((slot, place) => [slot, place] as const)));
}

function meanPlace(slots: readonly Slot[], places: ReadonlyMap<Slot, number>): number | undefined {
  if (slots.length === 0) return undefined;
  return slots.reduce((sum, slot) => sum + (places.get(slot) ?? 0), 0) / slots.length;
}

function countInversions(numbers: readonly number[]): number {
  return numbers.reduce(
    (sum, number, index) => sum + numbers.slice(index + 1).filter((later) => later < number).length,
    0,
  );
}
