import assert from 'node:assert/strict';
import type { Graph } from '../../src/graph/graph-layers.ts';
import { type GraphMetrics, layoutGraph } from '../../src/graph/layout-graph.ts';

const metrics: GraphMetrics = {
  widthOf: (node) => node.length * 10,
  nodeHeight: 20,
  edgeHeight: 8,
  gap: 50,
};
const graph: Graph = new Map([
  ['web', ['log', 'base']],
  ['log', ['base']],
  ['base', []],
  ['alone', []],
]);

describe('layoutGraph', () => {
  it('draws layers from left to right, as wide as their widest node', () => {
    const { nodes, width } = layoutGraph(graph, metrics);
    assert.deepEqual(
      nodes.map(({ node, x, width: own }) => [node, x, own]),
      [
        ['web', 0, 30],
        ['log', 80, 30],
        ['base', 160, 40],
        ['alone', 160, 50],
      ],
    );
    assert.equal(width, 210);
  });

  it('lets nothing overlap, and leaves no room at the top', () => {
    const { nodes, height } = layoutGraph(graph, metrics);
    const [base = 0, alone = 0] = nodes.filter(({ x }) => x === 160).map(({ y }) => y);
    assert.ok(Math.abs(base - alone) >= 20);
    assert.ok(Math.min(...nodes.map(({ y }) => y)) >= 10);
    assert.ok(Math.max(...nodes.map(({ y }) => y)) <= height - 10);
  });

  it('leads an edge from the end of one node to the beginning of the other, past the layers between', () => {
    const { edges, nodes } = layoutGraph(graph, metrics);
    const y = Object.fromEntries(nodes.map((node) => [node.node, node.y]));
    const short = edges.find(({ from }) => from === 'log');
    assert.deepEqual(short?.points, [
      { x: 110, y: y['log'] },
      { x: 110, y: y['log'] },
      { x: 160, y: y['base'] },
    ]);
    const long = edges.find(({ from, to }) => from === 'web' && to === 'base');
    assert.deepEqual(
      long?.points.map(({ x }) => x),
      [30, 30, 80, 110, 160],
    );
  });

  it('leads the edge of a narrow node level past a wider one', () => {
    const uneven = new Map([
      ['x', ['base']],
      ['long-name', ['base']],
      ['base', []],
    ]);
    const edge = layoutGraph(uneven, metrics).edges.find(({ from }) => from === 'x');
    const [start, end] = edge?.points ?? [];
    assert.deepEqual([start?.x, end?.x], [10, 90]);
    assert.equal(start?.y, end?.y);
  });

  it('is empty where there is nothing', () => {
    assert.deepEqual(layoutGraph(new Map(), metrics), {
      width: 0,
      height: 0,
      nodes: [],
      edges: [],
    });
  });

  it('draws the same twice', () => {
    assert.deepEqual(layoutGraph(graph, metrics), layoutGraph(graph, metrics));
  });
});
