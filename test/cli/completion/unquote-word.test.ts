import assert from 'node:assert/strict';
import { unquoteWord } from '../../../src/cli/completion/unquote-word.ts';

const cases: readonly [typed: string, word: string][] = [
  ['plain', 'plain'],
  ["'a b'", 'a b'],
  ["'a b", 'a b'],
  ['"a b"', 'a b'],
  ['"a \\"b\\" \\c', 'a "b" \\c'],
  ['a\\ b', 'a b'],
  ['a\\', 'a'],
  ["--keep='docs/**'", '--keep=docs/**'],
  ["'a'\\''b'", "a'b"],
  ['$HOME/`x`', '$HOME/`x`'],
  ['', ''],
];

describe('unquoteWord', () => {
  for (const [typed, word] of cases) {
    it(`reads \`${typed}\``, () => assert.equal(unquoteWord(typed), word));
  }
});
