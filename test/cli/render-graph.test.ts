import assert from 'node:assert/strict';
import { graphResult, readGraphFormat, renderGraph } from '../../src/cli/render-graph.ts';
import type { DependencyGraph } from '../../src/commands/graph.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';
import { thrown } from '../support/rejection.ts';

const graph: DependencyGraph = {
  nodes: [
    { name: 'Puppetfile', version: undefined, state: 'declaring' },
    { name: 'acme-web', version: '1.0.0', state: 'locked' },
  ],
  edges: [{ from: 'Puppetfile', to: 'acme-web', requirement: '>= 0', isOverridden: false }],
};

describe('readGraphFormat', () => {
  const cases: readonly [text: string | undefined, file: string | undefined, format: string][] = [
    [undefined, undefined, 'dot'],
    [undefined, 'a.svg', 'svg'],
    [undefined, 'a.SVG', 'svg'],
    [undefined, 'out/a.htm', 'html'],
    [undefined, 'a.mmd', 'mermaid'],
    [undefined, 'a.gv', 'dot'],
    [undefined, 'svg', 'dot'],
    [undefined, 'a.constructor', 'dot'],
    ['mermaid', 'a.svg', 'mermaid'],
  ];
  for (const [text, file, format] of cases) {
    it(`is ${format} for --format ${text} and the file ${file}`, () => {
      assert.equal(readGraphFormat(text, file), format);
    });
  }

  it('refuses another word', () => {
    assert.equal(
      thrown(() => readGraphFormat('vsg', undefined), 'USAGE').hint,
      'did you mean `svg`?',
    );
  });
});

describe('renderGraph', () => {
  it('knows every format', () => {
    const begin = { dot: 'digraph', mermaid: 'flowchart', svg: '<svg', html: '<!doctype' } as const;
    for (const format of ['dot', 'mermaid', 'svg', 'html'] as const) {
      assert.ok(renderGraph(graph, format).startsWith(begin[format]));
    }
  });
});

describe('graphResult', () => {
  it('is the graph itself', () => {
    const result = graphResult(graph, { text: 'x\n', file: undefined });
    assert.deepEqual([result.isDocument, result.text(plainLook)], [true, 'x']);
    assert.deepEqual(result.json, {
      version: 1,
      nodes: [
        { name: 'Puppetfile', version: null, state: 'declaring' },
        { name: 'acme-web', version: '1.0.0', state: 'locked' },
      ],
      edges: graph.edges,
    });
  });

  it('is where the graph was written', () => {
    const result = graphResult(graph, { text: 'x\n', file: 'a.dot' });
    assert.equal(result.text(namedLook), '<green Wrote> a.dot: 1 module, 1 requirement');
    assert.deepEqual(
      [result.isDocument, (result.json as { file: string }).file],
      [undefined, 'a.dot'],
    );
  });
});
