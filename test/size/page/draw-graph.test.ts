import assert from 'node:assert/strict';
import { drawGraph } from '../../../src/size/page/draw-graph.ts';
import type { PageModule } from '../../../src/size/page/page-data.ts';

function moduleOf(name: string, ...dependencies: readonly number[]): PageModule {
  return { name, version: '1.0.0', dependencies, entries: [] };
}

const modules = [
  moduleOf('acme-web', 1, 2),
  moduleOf('acme-log', 2),
  moduleOf('acme-base'),
  moduleOf('acme-alone'),
];

describe('drawGraph', () => {
  it('draws the modules that are joined, and names the others', () => {
    const { svg, others } = drawGraph(modules);
    assert.deepEqual(
      [...svg.matchAll(/class="node"[^>]* data-module="(\d+)"/g)].map(([, index]) => index),
      ['0', '1', '2'],
    );
    assert.deepEqual(others, [3]);
  });

  it('draws each dependency, also past the layers between', () => {
    const { svg } = drawGraph(modules);
    const edges = [...svg.matchAll(/data-from="(\d)" data-to="(\d)" d="([^"]+)"/g)];
    assert.deepEqual(
      edges.map(([, from, to, path = '']) => [from, to, path.replace(/[-\d. ]+/g, '')]),
      [
        ['0', '1', 'MHC'],
        ['0', '2', 'MHCHC'],
        ['1', '2', 'MHC'],
      ],
    );
  });

  it('tells those who cannot see it how many modules are joined to each', () => {
    const { svg } = drawGraph(modules);
    assert.ok(svg.includes('aria-label="acme-log, requires 1, required by 1"'));
    assert.ok(svg.includes('aria-label="acme-base, requires 0, required by 2"'));
  });

  it('draws nothing where no module requires another', () => {
    const { svg, others } = drawGraph([moduleOf('acme-a'), moduleOf('acme-b')]);
    assert.equal(svg, '');
    assert.deepEqual(others, [0, 1]);
  });

  it('has finite numbers alone, in a cycle too', () => {
    const { svg } = drawGraph([moduleOf('acme-a', 1), moduleOf('acme-b', 0)]);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    assert.equal(svg.match(/class="edge"/g)?.length, 2);
  });
});
