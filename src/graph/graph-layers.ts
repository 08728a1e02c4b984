/** A directed graph: nodes by name, and for each the names of those that it points to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Puts the nodes of a graph into layers, so that edges lead from a layer to a later one: what points
 * to nothing is in the last layer, and everything else as near before what it points to as it can be.
 *
 * Of a cycle, the edge that leads back to where a walk in the order of the graph began does not count.
 * Neither do edges to oneself and to what is no node.
 *
 * @returns the number of each node's layer; the first is 0
 */
export function assignLayers(graph: Graph): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const underWay = new Set<string>();
  const measure = (node: string): number => {
    const known = heights.get(node);
    if (known !== undefined) return known;
    underWay.add(node);
    const below = (graph.get(node) ?? []).filter((to) => graph.has(to) && !underWay.has(to));
    const height = below.reduce((highest, to) => Math.max(highest, measure(to) + 1), 0);
    underWay.delete(node);
    heights.set(node, height);
    return height;
  };
  const highest = [...graph.keys()].reduce((most, node) => Math.max(most, measure(node)), 0);
  return new Map([...heights].map(([node, height]) => [node, highest - height]));
}
