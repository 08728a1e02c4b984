import assert from 'node:assert/strict';
import { evaluate } from '../../src/puppetfile/evaluate.ts';
import { formatCalls } from '../../src/puppetfile/format-calls.ts';
import { parseRuby } from '../../src/puppetfile/ruby-parser.ts';
import { createSourceText } from '../../src/puppetfile/source-text.ts';
import { prism } from './support.ts';

describe('evaluateValue', () => {
  const cases: readonly [ruby: string, value: unknown][] = [
    ["'a'", 'a'],
    ["'it\\'s'", "it's"],
    ['"a\\tb\\u00e9"', 'a\tbé'],
    ["'a' 'b'", 'ab'],
    ['"a\\\nb"', 'ab'],
    ['%q(a)', 'a'],
    [':latest', { $sym: 'latest' }],
    [':"a b"', { $sym: 'a b' }],
    ['nil', null],
    ['true', true],
    ['false', false],
    ['1', 1],
    ['1.5', 1.5],
    ["['a', ['b']]", ['a', ['b']]],
    ['%w(a b)', ['a', 'b']],
    ["('a')", 'a'],
    [
      "[{ 'k' => 1, b: nil }]",
      [
        {
          $hash: [
            ['k', 1],
            [{ $sym: 'b' }, null],
          ],
        },
      ],
    ],
    ['<<~TEXT\n  a\n  b\nTEXT\n', 'a\nb\n'],
  ];
  for (const [ruby, value] of cases) {
    it(`reads ${JSON.stringify(ruby)}`, () => {
      const source = createSourceText('Puppetfile', `mod 'a', ${ruby}`);
      const { calls, errors } = evaluate(parseRuby(prism, source), source);
      assert.deepEqual(errors, []);
      assert.deepEqual(formatCalls(calls)[0]?.args[1], value);
    });
  }
});
