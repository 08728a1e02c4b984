import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

function syntaxLabels(text: string): string[] {
  const error = errorOf(() => read(text));
  assert.equal(error.code, 'PUPPETFILE_SYNTAX');
  return describeLabels(error);
}

describe('explainMissingArrow', () => {
  for (const text of [
    "mod 'a-b',\n  :git 'u'",
    "mod 'a-b',\n  :git = 'u'",
    "mod 'a-b',\n  :git =. 'u'",
    "mod 'a-b',\n  :git -> 'u'",
  ]) {
    it(`misses the arrow in ${JSON.stringify(text)}`, () => {
      const [label] = syntaxLabels(text);
      assert.match(label ?? '', /^2:8 ".*" expected `=>`$/);
    });
  }
});

describe('an option that is not written as one', () => {
  const cases = [
    ["mod 'a-b', :git: 'u'", '1:12 ":git:"'],
    ["mod 'a-b', git : 'u'", '1:12 "git :"'],
    ["mod 'a-b', git 'u'", '1:12 "git "'],
    ["mod 'a-b', git => 'u'", '1:12 "git"'],
    ["mod 'a-b', git = 'u'", '1:12 "git"'],
    ["mod 'é😀-b', tag => 'u'", '1:14 "tag"'],
  ] as const;
  for (const [text, label] of cases) {
    it(`is shown in ${JSON.stringify(text)}`, () => {
      const [only = '', ...others] = syntaxLabels(text);
      assert.ok(only.startsWith(label), only);
      assert.deepEqual(others, []);
    });
  }
});

describe('explainWordColon', () => {
  it('knows the colon of YAML', () => {
    assert.deepEqual(syntaxLabels("mod: 'a-b'"), ['1:4 ":" a colon too much']);
  });
});
