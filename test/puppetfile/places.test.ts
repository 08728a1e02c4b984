import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { SourceSpan } from '../../src/errors/source-span.ts';
import { describeLabels, errorOf, read } from './support.ts';

/** Where something stands and what stands there: `2:5+3 mod`. */
function describeSpan({ line, column, length, lineText }: SourceSpan): string {
  return `${line}:${column}+${length} ${lineText.slice(column - 1, column - 1 + length)}`;
}

describe('the places of a Puppetfile', () => {
  const declarations: readonly [title: string, text: string, place: string][] = [
    ['an umlaut', "mod('x', git: 'ä'); mod 'a-b'", '1:21+3 mod'],
    ['an emoji', "mod('x', git: '😀'); mod 'a-b'", '1:22+3 mod'],
    ['an emoji on the line above', "# 😀\nmod 'a-b'", '2:1+3 mod'],
    ['a family of emoji', "mod('x', git: '👨‍👩‍👧'); mod 'a-b'", '1:28+3 mod'],
    ['a combining accent', "mod('x', git: 'e\u{301}'); mod 'a-b'", '1:22+3 mod'],
    ['a byte order mark', "\u{feff}mod 'a-b'", '1:1+3 mod'],
    ['a byte order mark and CRLF', "\u{feff}# ä\r\nmod 'a-b'\r\n", '2:1+3 mod'],
    ['CRLF', "# one\r\n\r\nmod 'a-b'\r\n", '3:1+3 mod'],
    ['tabs', "\t\tmod 'a-b'", '1:3+3 mod'],
    ['several statements on a line', "mod 'x-y'; mod 'a-b'", '1:12+3 mod'],
  ];
  for (const [title, text, place] of declarations) {
    it(`are counted in UTF-16 behind ${title}`, () => {
      const declaration = read(text).declarations.find(({ name }) => name === 'a-b');
      assert.equal(declaration && describeSpan(declaration.span), place);
    });
  }

  const labels = [
    ["mod('x', git: '😀'); mod 'a-b', 'nö'", '1:33 "\'nö\'" not a version range'],
    ["\tmod 'ä b'", '1:6 "\'ä b\'" not a name for `mod`'],
    ["mod 'a-b',\r\n\t'😀'\r\n", '2:2 "\'😀\'" not a version range'],
    ["\u{feff}mod 'a b'", '1:5 "\'a b\'" not a name for `mod`'],
  ] as const;
  for (const [text, label] of labels) {
    it(`underline the whole of what is wrong in ${JSON.stringify(text)}`, () => {
      assert.equal(describeLabels(errorOf(() => read(text))).at(-1), label);
    });
  }

  it('of a syntax error are counted in UTF-16 too', () => {
    const error = errorOf(() => read("# 😀\r\nmod 'ä😀-b' '1.0.0'"));
    assert.ok(error instanceof PupfileError);
    assert.deepEqual(describeLabels(error), ['2:11 "\'" a comma belongs behind this']);
  });
});
