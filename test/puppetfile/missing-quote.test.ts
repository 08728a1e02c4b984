import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

describe('explaining quotes', () => {
  const cases: readonly [text: string, label: string][] = [
    ["mod 'a-b', '1.0\n", '1:12 "\'" this quote is not closed on its line'],
    ["mod 'a-b', '1.0\nmod 'c-d', '1.0'\n", '1:12 "\'" this quote is not closed on its line'],
    ['mod "a-b", "1.0\nmod "c-d"\nmod "e-f"\n', '1:12 """ this quote is not closed on its line'],
    ["mod 'a-b, '>= 1.0.0'\n", '1:5 "\'" this quote has no partner'],
    ["mod 'a-b', tag: 'v, ref: 'v1.0'", '1:17 "\'" this quote has no partner'],
    ["mod 'a-b', tag: 1.0.0' # new", '1:22 "\'" this quote has no partner'],
    ["mod 'a-b', 1.0.0", '1:12 "1.0.0" not a number of Ruby'],
    ["mod 'a-b', >= 1.0", '1:12 ">= 1.0" not a number of Ruby'],
    ["mod 'a-b', ~> 1.0, git: 'u'", '1:12 "~> 1.0" not a number of Ruby'],
    ["mod \"a-b', '1.0'", '1:5 """ this quote is not closed on its line'],
    ["mod 'a-b', git: https://x/y.git", '1:17 "https://x/y.git" not a text of Ruby'],
    ["mod 'a-b', :git => git@x:y/z.git, tag: 'v1'", '1:20 "git@x:y/z.git" not a text of Ruby'],
    ['forge https://f', '1:7 "https://f" not a text of Ruby'],
    ["mod 'a-b', :1.0.0", '1:12 ":1.0.0" not a number of Ruby'],
  ];
  for (const [text, label] of cases) {
    it(`points at the place in ${JSON.stringify(text)}`, () => {
      const error = errorOf(() => read(text));
      assert.equal(error.code, 'PUPPETFILE_SYNTAX');
      assert.deepEqual(describeLabels(error), [label]);
    });
  }
});
