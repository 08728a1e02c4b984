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
    ["mod 'é-b' :git => 'u'", '1:9 "\'"'],
  ] as const;
  for (const [text, label] of cases) {
    it(`points at the end of what a comma must follow in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(syntaxLabels(text), [`${label} a comma belongs behind this`]);
    });
  }
});

describe('explainMissingComma, for a colon', () => {
  it('tells that a comma belongs there', () => {
    assert.deepEqual(syntaxLabels("mod 'a-b':\n  :git => 'u'"), [
      '1:10 ":" a comma belongs here, not a colon',
    ]);
  });
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

describe('explainExtraComma', () => {
  const cases = [
    ["mod 'a-b',, '1.0'", '1:11 ","'],
    ["mod, 'a-b'", '1:4 ","'],
    ["mod 'a-b', '1.0'\nmod 'c-d', , git: 'u'", '2:12 ","'],
  ] as const;
  for (const [text, label] of cases) {
    it(`points at the comma that is too much in ${JSON.stringify(text)}`, () => {
      const [only] = syntaxLabels(text);
      assert.ok(only?.startsWith(label), only);
    });
  }
});

describe('findSwallowedWord', () => {
  it('points at the comma that makes a word an argument', () => {
    assert.deepEqual(syntaxLabels("mod 'a-b', '1.0', # the end\nmetadata"), [
      '1:17 "," this comma makes the next line an argument',
    ]);
    assert.deepEqual(syntaxLabels("mod('a-b',\nmod('c-d'))"), [
      '1:10 "," this comma makes the next line an argument',
    ]);
  });
});
