import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assignLayers } from '../../src/graph/graph-layers.ts';

function layersOf(graph: Readonly<Record<string, string>>): Record<string, number> {
  const edges = Object.entries(graph).map(([node, to]) => [node, [...to]] as const);
  return Object.fromEntries(assignLayers(new Map(edges)));
}

describe('assignLayers', () => {
  const cases: readonly [
    title: string,
    graph: Readonly<Record<string, string>>,
    layers: Readonly<Record<string, number>>,
  ][] = [
    ['an empty graph', {}, {}],
    ['what is joined to nothing', { a: '', b: '' }, { a: 0, b: 0 }],
    ['a chain', { a: 'b', b: 'c', c: '' }, { a: 0, b: 1, c: 2 }],
    ['a short cut beside a chain', { a: 'bc', b: 'c', c: '' }, { a: 0, b: 1, c: 2 }],
    [
      'what is near the end, beside a chain',
      { a: 'b', b: 'c', c: '', d: 'c' },
      { a: 0, b: 1, c: 2, d: 1 },
    ],
    ['a cycle', { a: 'b', b: 'a' }, { a: 0, b: 1 }],
    ['an edge to oneself', { a: 'a' }, { a: 0 }],
    ['an edge to nowhere', { a: 'x' }, { a: 0 }],
  ];
  for (const [title, graph, layers] of cases) {
    it(`puts into layers ${title}`, () => assert.deepEqual(layersOf(graph), layers));
  }

  it('lets every edge of a graph without cycles lead to a later layer', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const forward = pairs.filter(([from, to]) => from < to);
        const graph = new Map(
          Array.from({ length: 10 }, (_, node) => [
            String(node),
            forward.filter(([from]) => from === node).map(([, to]) => String(to)),
          ]),
        );
        const layers = assignLayers(graph);
        return forward.every(
          ([from, to]) => (layers.get(String(from)) ?? 0) < (layers.get(String(to)) ?? 0),
        );
      }),
    );
  });
});
