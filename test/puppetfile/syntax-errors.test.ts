import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { describeLabels, errorOf, read } from './support.ts';

describe('checkSyntax', () => {
  const cases: readonly [text: string, problem: string, label: string][] = [
    ["<<<<<<< HEAD\nmod 'a-b'\n", 'it holds the conflict markers of a merge', '1:1 "<<<<<<<"'],
    ['x\n<% if a %>\n', 'it is an ERB template', '2:1 "<%"'],
    [
      'return mod(name if x\n',
      "unexpected 'if'; expected a `)` to close the arguments",
      '1:17 "if"',
    ],
  ];
  for (const [text, problem, label] of cases) {
    it(`tells of ${JSON.stringify(text)} that ${problem}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_SYNTAX');
      assert.equal(error.message, `Puppetfile is not valid Ruby: ${problem}`);
      const [only, ...others] = describeLabels(error);
      assert.ok(only?.startsWith(label), only);
      assert.deepEqual(others, []);
    });
  }

  it('tells the first mistake only', () => {
    const error = errorOf(() => read("mod 'a-b' :ref => 'x'\nmod 'c-d' :ref => 'x'\n"));
    assert.deepEqual(
      error.labels.map(({ span }) => span.line),
      [1],
    );
  });
});

if (hasSharedData) {
  const told: Readonly<Record<string, RegExp>> = {
    'merge-conflict markers': /conflict markers/,
    'an ERB template': /ERB template/,
    'missing comma (next option or argument follows on the same or next line)':
      /a comma is missing/,
    'unterminated or mismatched quote': /a quote is (?:not closed|missing)/,
    'value without quotes (version, URL, name)': /has no quotes/,
    'trailing comma: the next mod line is swallowed as an argument': /a comma has nothing after it/,
    'bad key/value: missing => or :, or a malformed key': /`=>` after|a comma is missing/,
    'text of another language (YAML, C braces), stray characters, unbalanced parenthesis':
      /expected/,
  };
  const causes = readFileSync(sharedData('puppetfiles', 'broken-causes.tsv'), 'utf8');

  describe('checkSyntax, on broken Puppetfiles of the world', () => {
    for (const row of causes.trim().split('\n').slice(1)) {
      const [name = '', cause = ''] = row.split('\t');
      it(`tells the cause of ${name}: ${cause}`, () => {
        const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
        const error = errorOf(() => read(text));
        assert.equal(error.code, 'PUPPETFILE_SYNTAX');
        assert.match(error.message, told[cause] ?? /^$/);
      });
    }
  });
}
