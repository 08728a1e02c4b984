import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

describe('odd characters in the code', () => {
  const cases = [
    ["mod 'a-b',\u{a0}'1.0.0'", '1:11 "\u{a0}" an invisible character'],
    ["mod\u{a0}'a-b'", '1:4 "\u{a0}" an invisible character'],
    ["# é\n\u{a0}mod 'a-b'", '2:1 "\u{a0}" an invisible character'],
    ["mod 'a-b'\r\n\u{feff}mod 'c-d'", '2:1 "\u{feff}" an invisible character'],
    ["mod 'a-b', '1.0.0'\u{200b}\n", '1:19 "\u{200b}" an invisible character'],
    ['mod ‘a-b’, ‘1.0.0’', '1:5 "‘" not a quote of Ruby'],
    ['mod “a-b”', '1:5 "“" not a quote of Ruby'],
    ["mod 'a-b’", '1:9 "’" not a quote of Ruby'],
  ] as const;
  for (const [text, label] of cases) {
    it(`are shown in ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_SYNTAX');
      assert.deepEqual(describeLabels(error), [label]);
    });
  }

  for (const text of [
    "mod 'a-b' # don\u{2019}t\u{a0}touch",
    "mod 'a-b', git: 'https://x/\u{2019}', tag: 'v1'",
    "=begin\n\u{201c}\n=end\nmod 'a-b'",
    "mod 'a-b'\n__END__\n\u{feff}",
  ]) {
    it(`do not matter in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).declarations.length, 1);
    });
  }
});
