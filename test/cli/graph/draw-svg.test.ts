import assert from 'node:assert/strict';
import { drawSvg } from '../../../src/cli/graph/draw-svg.ts';
import type { DependencyGraph } from '../../../src/commands/graph.ts';
import { awkwardGraph } from '../../support/awkward-graph.ts';

const web = { name: 'acme-web', version: '1.0.0', state: 'locked' } as const;
const base = { name: 'acme-base', version: '2.0.0', state: 'locked' } as const;

function between(from: string, to: string, requirement = '>= 0') {
  return { from, to, requirement, isOverridden: false };
}

describe('drawSvg', () => {
  it('draws a module with its version, and an arrow to what it requires', () => {
    const svg = drawSvg({ nodes: [web, base], edges: [between('acme-web', 'acme-base')] });
    assert.deepEqual(textsOf(svg), ['acme-web 1.0.0', 'acme-base 2.0.0']);
    assert.deepEqual(arrowsOf(svg), ['end']);
  });

  it('puts a range between the two, where nothing else is', () => {
    const svg = drawSvg({
      nodes: [web, base],
      edges: [
        between('acme-web', 'acme-base', '>= 1.0.0'),
        between('acme-web', 'acme-base', '< 3'),
      ],
    });
    const labels = [...svg.matchAll(/class="label" x="([\d.]+)" y="([\d.]+)"/g)];
    const [first, second] = labels.map(([, x, y]) => [Number(x), Number(y)]);
    assert.equal(first?.[0], second?.[0]);
    assert.ok(Math.abs((first?.[1] ?? 0) - (second?.[1] ?? 0)) >= 18);
    assert.deepEqual(arrowsOf(svg), ['end', 'end']);
  });

  it('has an arrow at its left end where an edge leads back', () => {
    const edges = [between('acme-web', 'acme-base'), between('acme-base', 'acme-web')];
    assert.deepEqual(arrowsOf(drawSvg({ nodes: [web, base], edges })).toSorted(), ['end', 'start']);
  });

  it('draws a module alone, and nothing', () => {
    assert.deepEqual(textsOf(drawSvg({ nodes: [web], edges: [] })), ['acme-web 1.0.0']);
    assert.deepEqual(textsOf(drawSvg({ nodes: [], edges: [] })), []);
  });

  it('draws all of an awkward graph within its bounds', () => {
    const svg = drawSvg(awkwardGraph);
    assert.equal(textsOf(svg).length, awkwardGraph.nodes.length + ranges(awkwardGraph));
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    const [, width = 0, height = 0] = /width="(\d+)" height="(\d+)"/.exec(svg)?.map(Number) ?? [];
    for (const [, x, y] of svg.matchAll(/translate\(([-\d.]+) ([-\d.]+)\)/g)) {
      assert.ok(Number(x) >= 0 && Number(x) < width && Number(y) >= 0 && Number(y) < height);
    }
  });
});

function ranges({ edges }: DependencyGraph): number {
  return edges.filter(({ requirement, isOverridden }) => requirement !== '>= 0' || isOverridden)
    .length;
}

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

function arrowsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/marker-(start|end)=/g)].map(([, end = '']) => end);
}
