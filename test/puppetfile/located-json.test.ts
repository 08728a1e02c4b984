import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { type LocatedJson, parseLocatedJson } from '../../src/puppetfile/located-json.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { describeLabels, errorOf } from './support.ts';

function parse(text: string): LocatedJson {
  return parseLocatedJson(createSourceText('metadata.json', text));
}

describe('parseLocatedJson', () => {
  it('makes of any JSON what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        assert.deepEqual(plain(parse(text)), JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      'true',
      ' ',
      '\\',
      '\n',
      "'",
    ];
    const text = fc.array(fc.constantFrom(...pieces)).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (mixed) =>
        assert.equal(
          isRead(() => parse(mixed)),
          isRead(() => JSON.parse(mixed)),
        ),
      ),
      { numRuns: 2000 },
    );
  });

  const mistakes = [
    ['{"a": [1, 2,]}', '1:12 "," a comma with nothing after it', 'delete the comma'],
    ['{"a": 1,\n}', '1:8 "," a comma with nothing after it', 'delete the comma'],
    ['{"a": 1 // one\n}', '1:7 "1" a comma or `}` belongs behind this', undefined],
    ['// x\n{}', '1:1 "/" not valid JSON', 'JSON has no comments'],
    ["{'a': 1}", '1:2 "\'" not valid JSON', 'the quotes of JSON are double: "…"'],
    ['{"a" 1}', '1:6 "1" expected a colon', undefined],
    ['{"a": 1\n"b": 2}', '1:7 "1" a comma or `}` belongs behind this', undefined],
    ['{a: 1}', '1:2 "a" not valid JSON', undefined],
    ['{1: 1}', '1:2 "1" a key needs quotes', undefined],
    ['{"a": "x\ny"}', '1:7 """ not a valid text', undefined],
    ['["\\x"]', '1:2 """ a text with a character that must be escaped', undefined],
    ['{} {}', '1:4 "{" nothing may follow here', undefined],
    ['{"a":', '1:6 "" ends too early', undefined],
    ['[1', '1:3 "" ends before its `]`', undefined],
  ] as const;
  for (const [text, label, hint] of mistakes) {
    it(`points at the mistake in ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => parse(text));
      assert.equal(error.code, 'METADATA_INVALID');
      assert.equal(error.message, 'Unable to parse json file metadata.json');
      assert.deepEqual(describeLabels(error), [label]);
      assert.equal(error.hint, hint);
    });
  }

  it('does not follow brackets without end', () => {
    const error = errorOf(() => parse('['.repeat(100_000)));
    assert.deepEqual(describeLabels(error), ['1:101 "[" nested too deeply']);
  });
});

function isRead(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    assert.ok(error instanceof PupfileError || error instanceof SyntaxError);
    return false;
  }
}

function plain(json: LocatedJson): unknown {
  switch (json.kind) {
    case 'scalar':
      return json.value;
    case 'array':
      return json.elements.map(plain);
    case 'object':
      // As JSON.parse does it, so that `__proto__` is a key like any other.
      return Object.fromEntries(json.entries.map(({ key, value }) => [key.value, plain(value)]));
  }
}
