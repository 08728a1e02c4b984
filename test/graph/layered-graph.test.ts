import assert from 'node:assert/strict';
import { layerGraph } from '../../src/graph/layered-graph.ts';

describe('layerGraph', () => {
  it('gives an edge a slot in every layer that it passes', () => {
    const { layers, routes } = layerGraph(
      new Map([
        ['a', ['b', 'c', 'c']],
        ['b', ['c']],
        ['c', []],
      ]),
    );
    assert.deepEqual(
      layers.map((layer) => layer.map(({ node }) => node ?? '-').join(' ')),
      ['a', 'b -', 'c'],
    );
    assert.deepEqual(
      routes.map(({ slots }) => slots.map(({ node }) => node ?? '-').join(' ')),
      ['a b', 'a - c', 'b c'],
    );
  });

  it('leads the edge that closes a cycle backwards', () => {
    const { routes } = layerGraph(
      new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    );
    assert.deepEqual(
      routes.map(({ from, to, slots }) => [from, to, slots.map(({ node }) => node).join(' ')]),
      [
        ['a', 'b', 'a b'],
        ['b', 'a', 'a b'],
      ],
    );
  });

  it('has no layers where there is nothing', () => {
    assert.deepEqual(layerGraph(new Map()), { layers: [], routes: [] });
  });
});
