import assert from 'node:assert/strict';
import { findPaths } from '../../src/commands/find-paths.ts';
import { moduleName } from '../support/declare-modules.ts';
import { completeGraph, graphOf, layers } from '../support/module-graph.ts';

describe('findPaths', () => {
  it('finds the first of 2 ** 300 paths', () => {
    const starts = [moduleName('a-l0'), moduleName('a-r0')];
    const found = findPaths(layers(300), { starts, target: moduleName('a-end'), most: 50 });
    assert.equal(found.length, 50);
    assert.equal(new Set(found.map(String)).size, 50);
  });

  it('prefers the short way, then the order of the graph', () => {
    const graph = graphOf({
      'a-one': ['a-two', 'a-three', 'a-end'],
      'a-two': ['a-three', 'a-end'],
      'a-three': ['a-end'],
    });
    const search = { starts: [moduleName('a-one')], target: moduleName('a-end') };
    const found = findPaths(graph, { ...search, most: 10 }).map((path) => path.join(' '));
    assert.deepEqual(found, [
      'a-one a-end',
      'a-one a-two a-end',
      'a-one a-three a-end',
      'a-one a-two a-three a-end',
    ]);
    assert.equal(findPaths(graph, { ...search, most: 2 }).length, 2);
  });

  it('does not go where no path leads to the target', () => {
    const graph = graphOf({ 'a-one': ['a-two'], 'a-two': ['a-one'] });
    const starts = [moduleName('a-one')];
    assert.deepEqual(findPaths(graph, { starts, target: moduleName('a-end'), most: 5 }), []);
  });

  it('finds paths among circles, too', () => {
    const starts = [moduleName('a-m0')];
    const found = findPaths(completeGraph(40), { starts, target: moduleName('a-m1'), most: 50 });
    assert.deepEqual(
      found.map(({ length }) => length),
      [2, ...Array<number>(38).fill(3), ...Array<number>(11).fill(4)],
    );
  });
});
