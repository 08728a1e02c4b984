import assert from 'node:assert/strict';
import { renderMermaid } from '../../../src/cli/graph/render-mermaid.ts';
import { awkwardGraph } from '../../support/awkward-graph.ts';

// Of Mermaid's grammar (flow.jison) what is written. A text ends at a quote; in it `#` begins an entity, and
// `<` an element, of which `<br/>` alone is meant.
const text = String.raw`"(?:[^"#<>&\x60\\%;\[\]{}|]|#\d+;|<br/>)*"`;
const node = String.raw`m\d+(?:\(${text}\)|\[\[${text}\]\])`;
const edge = String.raw`m\d+ (?:-->|-\.->)(?:\|${text}\|)? m\d+`;
const line = new RegExp(
  `^  (?:${node}|${edge}|classDef unmet stroke-dasharray: 4|class m\\d+ unmet)$`,
);

describe('renderMermaid', () => {
  it('writes modules and what they require of each other', () => {
    const text = renderMermaid({
      nodes: [
        { name: 'Puppetfile', version: undefined, state: 'declaring' },
        { name: 'acme-web', version: '1.0.0', state: 'locked' },
        { name: 'acme-mail', version: undefined, state: 'excluded' },
      ],
      edges: [
        { from: 'Puppetfile', to: 'acme-web', requirement: '>= 1.0.0', isOverridden: false },
        { from: 'acme-web', to: 'acme-mail', requirement: '>= 0', isOverridden: true },
      ],
    });
    assert.equal(
      text,
      `flowchart LR
  m0[["Puppetfile"]]
  m1("acme-web<br/>1.0.0")
  m2("acme-mail<br/>excluded")
  m0 -->|"#62;= 1.0.0"| m1
  m1 -.->|"overridden"| m2
  classDef unmet stroke-dasharray: 4
  class m2 unmet
`,
    );
  });

  it('lets no text mean anything but itself', () => {
    const [first, ...rest] = renderMermaid(awkwardGraph).trimEnd().split('\n');
    assert.equal(first, 'flowchart LR');
    assert.deepEqual(
      rest.filter((one) => !line.test(one)),
      [],
    );
    const decoded = rest
      .join('\n')
      .replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    for (const { name } of awkwardGraph.nodes) assert.ok(decoded.includes(name), name);
  });
});
