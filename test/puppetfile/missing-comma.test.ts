import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

function syntaxLabels(text: string): string[] {
  const error = errorOf(() => read(text));
  assert.equal(error.code, 'PUPPETFILE_SYNTAX');
  return describeLabels(error);
}

describe('explainMissingComma', () => {
  const cases = [
    ["mod 'a-b' :git => 'u'", '1:9 "\'"'],
    ["mod 'a-b' git: 'u'", '1:9 "\'"'],
    ["mod 'a-b', '1.0' :git => 'u'", '1:16 "\'"'],
    ["mod 'a-b', git: 'u' # don't\n  # nor here\n  ref: 'x'", '1:19 "\'"'],
    ["mod 'a-b', :git => 'u'\n  :ref => 'x'", '1:22 "\'"'],
    ["mod 'a-b'\n  :git => 'u',\n  :ref => 'x'", '1:9 "\'"'],
    ["mod 'a-b':\n  :git => 'u'", '1:10 ":"'],
    ["mod 'é-b' :git => 'u'", '1:9 "\'"'],
  ] as const;
  for (const [text, label] of cases) {
    it(`points at the end of what a comma must follow in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(syntaxLabels(text), [`${label} a comma belongs behind this`]);
    });
  }
});

describe('findSilentComma', () => {
  const cases = [
    ["mod 'a-b' '1.0'", '1:9 "\'"'],
    ["mod 'a-b' \\\n  '>= 1.0', git: 'u'", '1:9 "\'"'],
    ["mod 'a-b', :git => 'u'\n  :ref => x", '1:22 "\'"'],
    ["mod 'a-b', git: 'u'\n  :ref => nil", '1:19 "\'"'],
  ] as const;
  for (const [text, label] of cases) {
    it(`finds the comma that Ruby does not miss in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(syntaxLabels(text), [`${label} a comma belongs behind this`]);
    });
  }

  it('leaves strings alone that are meant to be joined', () => {
    const [declaration] = read("mod 'a-b', git: 'https://x/' \\\n  'y.git'").declarations;
    assert.equal(declaration?.source.kind === 'git' && declaration.source.url, 'https://x/y.git');
  });
});

describe('explainTrailingComma', () => {
  const cases = [
    ["mod 'a-b', '1.0',\nmod 'c-d', '1.0'", '1:17 ","'],
    ["mod 'a-b', git: 'u', # the end\n\nmod 'c-d', '1.0'", '1:20 ","'],
    ["mod 'a-b',\n# git: 'u'\n", '1:10 ","'],
  ] as const;
  for (const [text, label] of cases) {
    it(`points at the comma that is too much in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(syntaxLabels(text), [`${label} this comma makes the next line an argument`]);
    });
  }
});

describe('explainMissingArrow', () => {
  for (const text of [
    "mod 'a-b',\n  :git 'u'",
    "mod 'a-b',\n  :git = 'u'",
    "mod 'a-b',\n  :git =. 'u'",
  ]) {
    it(`misses the arrow in ${JSON.stringify(text)}`, () => {
      const [label] = syntaxLabels(text);
      assert.match(label ?? '', /^2:8 ".*" expected `=>`$/);
    });
  }
});
