import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { renderSvg } from '../../../src/cli/graph/render-svg.ts';
import { awkwardGraph } from '../../support/awkward-graph.ts';

describe('renderSvg', () => {
  const svg = renderSvg(awkwardGraph);

  it('is XML, whatever a text holds', () => {
    assert.equal(XMLValidator.validate(svg), true);
    const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
    const { svg: root } = parser.parse(svg);
    assert.deepEqual(
      Object.keys(root)
        .filter((key) => !key.startsWith('@'))
        .sort(),
      ['g', 'marker', 'path', 'style', 'text'],
    );
    const names = root.g.map(({ text }: { text: { '#text': string } }) => text['#text']);
    assert.ok(names.includes('a-"q" 1.0.0-<b>&amp;'), names.join('\n'));
  });

  it('has its style with it, and asks for nothing', () => {
    assert.match(svg, /<style>svg \{/);
    assert.deepEqual(svg.match(/https?:[^"]*/g), ['http://www.w3.org/2000/svg']);
  });
});
