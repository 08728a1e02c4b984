import assert from 'node:assert/strict';
import { wrapText } from '../../src/cli/wrap-text.ts';

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
