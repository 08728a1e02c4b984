import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renderDot } from '../../src/cli/graph/render-dot.ts';
import { awkwardGraph } from '../support/awkward-graph.ts';

interface DotObject {
  readonly _gvid: number;
  readonly name: string;
  readonly label: string;
}

interface DotEdge {
  readonly tail: number;
  readonly head: number;
  readonly label?: string;
}

describe('graphs in Graphviz', () => {
  it('are the graph that was meant, whatever a text holds', () => {
    const { objects, edges } = dot<{ objects: DotObject[]; edges: DotEdge[] }>('json0');
    const nodes = objects.map(({ name }) => name.replaceAll('\\\\', '\\'));
    assert.deepEqual(
      nodes,
      awkwardGraph.nodes.map(({ name }) => name),
    );
    const nameOf = (id: number) => nodes[objects.findIndex(({ _gvid }) => _gvid === id)];
    assert.deepEqual(
      edges.map(({ tail, head }) => [nameOf(tail), nameOf(head)]).toSorted(),
      awkwardGraph.edges.map(({ from, to }) => [from, to]).toSorted(),
    );
  });

  it('show the texts as they are', () => {
    const svg = run('svg');
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
      text
        .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    );
    for (const text of [
      'a-"q"',
      '1.0.0-<b>&amp;',
      'a-\\N\\',
      '"]; x [label="',
      '>= 1 < 2 & \\G|"| --> </text>, overridden',
      'not locked',
    ]) {
      assert.ok(texts.includes(text), `${text} is not among\n${texts.join('\n')}`);
    }
  });
});

function dot<Graph>(format: string): Graph {
  return JSON.parse(run(format));
}

function run(format: string): string {
  return execFileSync('dot', [`-T${format}`], {
    input: renderDot(awkwardGraph),
    encoding: 'utf8',
  });
}
