import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { drawTerminal, schemes } from '../../scripts/terminal/terminal-svg.ts';
import { contrast } from '../support/contrast.ts';

const runs = [
  { command: "add 'a' && b", output: '\u001b[32mAdded\u001b[39m a  <b>\n\n└── c\n' },
  { command: 'check', output: 'Current' },
];

describe('drawTerminal', () => {
  const svg = drawTerminal(runs, 'Two runs');

  it('is XML with a title, and with every line as text', () => {
    assert.equal(XMLValidator.validate(svg), true);
    const parsed = new XMLParser({ trimValues: false }).parse(svg);
    assert.equal(parsed.svg.title, 'Two runs');
    const texts = parsed.svg.g.flatMap((group: { text: unknown }) => group.text);
    assert.deepEqual(
      texts.map(({ tspan }: { tspan: string | string[] }) => [tspan].flat().join('')),
      ["$ add 'a' && b", 'Added a  <b>', '└── c', '$ check', 'Current'],
    );
  });

  it('puts each piece into its column', () => {
    assert.match(svg, /<tspan x="16\.0" class="green">Added<\/tspan><tspan x="55\.0"> a/);
  });

  it('loads nothing and runs nothing', () => {
    assert.doesNotMatch(svg, /<script|href|url\(|@import|<foreignObject| on\w+=/);
  });

  it('draws the same each time', () => {
    assert.equal(drawTerminal(runs, 'Two runs'), svg);
  });

  for (const [name, { ground, ...colours }] of Object.entries(schemes)) {
    it(`is readable in the ${name} scheme`, () => {
      for (const colour of Object.values(colours))
        assert.ok(contrast(colour, ground) >= 4.5, colour);
    });
  }
});
