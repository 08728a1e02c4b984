import assert from 'node:assert/strict';
import { findOddCharacters } from '../../src/puppetfile/odd-characters.ts';

describe('findOddCharacters', () => {
  const cases = [
    ['a\u{a0}b', 1, 'U+00A0, a no-break space'],
    ['\u{1f600}\u{200b}', 2, 'U+200B, a zero-width space'],
    ['x\u{feff}', 1, 'U+FEFF, a byte order mark'],
    ['\u{2067}', 0, 'U+2067, which is invisible'],
    ['\u{3000}', 0, 'U+3000, an ideographic space'],
    ['‘a’', 0, 'U+2018, a typographic quote'],
  ] as const;
  for (const [text, index, description] of cases) {
    it(`finds ${description}`, () => {
      const [odd] = findOddCharacters(text);
      assert.equal(odd?.index, index);
      assert.equal(odd?.description, description);
    });
  }

  it('finds nothing odd in letters of any language', () => {
    assert.deepEqual(findOddCharacters('mod "ä-日本", \'😀\' # \t\r\n'), []);
  });
});
