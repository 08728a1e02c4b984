import assert from 'node:assert/strict';
import { renderDot } from '../../../src/cli/graph/render-dot.ts';
import { awkwardGraph } from '../../support/awkward-graph.ts';

// A line of what is written: https://graphviz.org/doc/info/lang.html
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
const attributes = String.raw`\[\w+=(?:${quoted}|\w+)(?:, \w+=(?:${quoted}|\w+))*\]`;
const statement = new RegExp(
  `^  (?:${quoted}(?: -> ${quoted})?(?: ${attributes})?|node .*|edge .*|rankdir=LR);$`,
);

describe('renderDot', () => {
  it('writes modules and what they require of each other', () => {
    const text = renderDot({
      nodes: [
        { name: 'acme-web', version: '1.0.0', state: 'locked' },
        { name: 'acme-mail', version: undefined, state: 'excluded' },
      ],
      edges: [
        { from: 'acme-web', to: 'acme-mail', requirement: '>= 1.0.0', isOverridden: true },
        { from: 'acme-web', to: 'acme-web', requirement: '>= 0', isOverridden: false },
      ],
    });
    assert.deepEqual(text.split('\n').slice(4), [
      '  "acme-web" [label="acme-web\\n1.0.0"];',
      '  "acme-mail" [label="acme-mail\\nexcluded", style="rounded,dashed"];',
      '  "acme-web" -> "acme-mail" [label=">= 1.0.0, overridden", style=dashed];',
      '  "acme-web" -> "acme-web";',
      '}',
      '',
    ]);
  });

  it('lets no text end its quotes', () => {
    const [first, ...rest] = renderDot(awkwardGraph).trimEnd().split('\n');
    assert.deepEqual([first, rest.at(-1)], ['digraph modules {', '}']);
    assert.deepEqual(
      rest.slice(0, -1).filter((line) => !statement.test(line)),
      [],
    );
    assert.equal(rest.length, 3 + awkwardGraph.nodes.length + awkwardGraph.edges.length + 1);
  });
});
