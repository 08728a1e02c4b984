import assert from 'node:assert/strict';
import { boldRoff, escapeRoff, roffText } from '../../../src/cli/manual/roff.ts';

const cases: readonly [text: string, roff: string][] = [
  ['plain text', 'plain text'],
  ['--json', '\\-\\-json'],
  ['a\\b', 'a\\eb'],
  ['/etc/puppet and/or', '/\\:etc/\\:puppet and/\\:or'],
  ['a.b.name 8.10.0.', 'a.\\:b.\\:name 8.10.0.'],
  ["'docs/**'", '\\(aqdocs/**\\(aq'],
  ['~/.cache ^1', '\\(ti/.cache \\(ha1'],
  ['…ä', '\\[u2026]\\[u00E4]'],
  ['💩', '\\[u1F4A9]'],
];

describe('escapeRoff', () => {
  for (const [text, roff] of cases)
    it(`writes \`${text}\``, () => assert.equal(escapeRoff(text), roff));
});

describe('boldRoff', () => {
  it('puts the text in bold', () => assert.equal(boldRoff('-q'), '\\fB\\-q\\fR'));
});

describe('roffText', () => {
  it('puts in bold what stands in backticks', () => {
    assert.equal(roffText('see `man -k` and `x`'), 'see \\fBman \\-k\\fR and \\fBx\\fR');
  });

  it('lets no line become a command', () => {
    assert.equal(roffText('.so /etc/passwd\n.so x'), '\\&.so /\\:etc/\\:passwd\n\\&.so x');
    assert.equal(roffText("'so x"), '\\(aqso x');
  });
});
