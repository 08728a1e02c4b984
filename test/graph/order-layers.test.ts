import assert from 'node:assert/strict';
import type { Graph } from '../../src/graph/graph-layers.ts';
import { layerGraph } from '../../src/graph/layered-graph.ts';
import { countCrossings, orderLayers } from '../../src/graph/order-layers.ts';

const crossed: Graph = new Map([
  ['a', ['z']],
  ['b', ['y']],
  ['c', ['x']],
  ['x', []],
  ['y', []],
  ['z', []],
]);

describe('orderLayers', () => {
  it('takes the crossings out of a graph that needs none', () => {
    const graph = layerGraph(crossed);
    assert.equal(countCrossings(graph.layers), 3);
    const ordered = orderLayers(graph);
    assert.equal(countCrossings(ordered), 0);
    assert.deepEqual(
      ordered[1]?.map(({ node }) => node),
      ['z', 'y', 'x'],
    );
  });

  it('leaves as it is what has no crossings', () => {
    const graph = layerGraph(
      new Map([
        ['a', ['b']],
        ['b', []],
        ['c', []],
      ]),
    );
    assert.deepEqual(orderLayers(graph), graph.layers);
  });

  it('never makes it worse', () => {
    const names = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const edges = names.map((name, index) => {
      const targets = [index * 2 + 1, index * 3 + 2, (index * 5) % 11].filter((to) => to > index);
      return [name, targets.flatMap((to) => names[to] ?? [])] as const;
    });
    const graph = layerGraph(new Map(edges));
    assert.ok(countCrossings(orderLayers(graph)) < countCrossings(graph.layers));
  });
});
