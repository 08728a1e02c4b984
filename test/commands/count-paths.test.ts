import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countPaths } from '../../src/commands/count-paths.ts';
import { findPaths } from '../../src/commands/find-paths.ts';
import { moduleName } from '../support/declare-modules.ts';
import { allPaths, completeGraph, graphOf, layers, randomGraph } from '../support/module-graph.ts';

describe('countPaths', () => {
  it('counts without walking: 2 ** 300 paths', () => {
    const graph = layers(300);
    const starts = [moduleName('a-l0'), moduleName('a-r0')];
    assert.equal(countPaths(graph, starts, moduleName('a-end')), 2n ** 300n);
  });

  it('ends at a circle, and where the target needs others', () => {
    const graph = graphOf({ 'a-one': ['a-two', 'a-one'], 'a-two': ['a-one', 'a-three'] });
    assert.equal(countPaths(graph, [moduleName('a-one')], moduleName('a-two')), 1n);
    assert.equal(countPaths(graph, [moduleName('a-two')], moduleName('a-nothing')), 0n);
  });

  it('gives up on a graph of nothing but circles', () => {
    const graph = completeGraph(20);
    assert.equal(countPaths(graph, [moduleName('a-m0')], moduleName('a-m1')), undefined);
  });

  it('counts as many as there are, and the shortest are found first', () => {
    fc.assert(
      fc.property(randomGraph, ({ graph, starts, target }) => {
        const paths = allPaths(graph, starts, target);
        assert.equal(countPaths(graph, starts, target), BigInt(paths.length));
        const found = findPaths(graph, { starts, target, most: 10_000 });
        assert.deepEqual(found.map(String).sort(), paths.map(String).sort());
        const lengths = found.map(({ length }) => length);
        assert.deepEqual(
          lengths,
          lengths.toSorted((left, right) => left - right),
        );
      }),
    );
  });
});
