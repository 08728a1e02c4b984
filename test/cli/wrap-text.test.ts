import assert from 'node:assert/strict';
import { foldParts, hangParts, widthOf, wrapParts, wrapText } from '../../src/cli/wrap-text.ts';

const cases: readonly [text: string, width: number, lines: readonly string[]][] = [
  ['', 5, ['']],
  ['one two', 7, ['one two']],
  ['one two', 6, ['one', 'two']],
  ['a bb ccc dddd', 4, ['a bb', 'ccc', 'dddd']],
  ['a longword b', 4, ['a', 'longword', 'b']],
];

describe('wrapText', () => {
  for (const [text, width, lines] of cases) {
    it(`parts \`${text}\` into lines of ${width}`, () => {
      assert.deepEqual(wrapText(text, width), lines);
    });
  }
});

describe('wrapParts', () => {
  it('keeps a part together where a line can hold it', () => {
    assert.deepEqual(wrapParts(['a', 'b c', 'd'], 4), ['a', 'b c', 'd']);
    assert.deepEqual(wrapParts(['a', 'b c d'], 4), ['a b', 'c d']);
  });

  it('counts no colours', () => {
    const red = '\u001b[31mone\u001b[39m';
    assert.deepEqual(wrapText(`${red} two`, 7), [`${red} two`]);
    assert.equal(widthOf(red), 3);
  });
});

describe('foldParts', () => {
  it('leaves a line that fits as it is', () => {
    assert.deepEqual(foldParts(['one', 'two'], { width: 7, before: '  ' }), ['one two']);
  });

  it('has its place before each line but the first', () => {
    const parts = ['one', 'two', 'three'];
    assert.deepEqual(foldParts(parts, { width: 9, before: '| ' }), ['one two', '| three']);
  });
});

describe('hangParts', () => {
  it('is one line where nobody reads at a terminal', () => {
    assert.equal(hangParts(['a'.repeat(100), 'b'], { indent: '  ' }), `  ${'a'.repeat(100)} b`);
  });

  it('indents all lines, and further from the second one on', () => {
    assert.equal(
      hangParts(['one', 'two', 'three'], { indent: '  ', columns: 11 }),
      '  one two\n      three',
    );
  });
});
