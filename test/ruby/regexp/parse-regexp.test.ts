import assert from 'node:assert/strict';
import { parseRegexp } from '../../../src/ruby/regexp/parse-regexp.ts';
import { PatternError } from '../../../src/ruby/regexp/pattern.ts';

function refusalOf(pattern: string): PatternError {
  try {
    parseRegexp(pattern, '');
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`${pattern} is not refused`);
}

describe('parseRegexp', () => {
  const unsupported = [
    'foo\\Kbar',
    '\\Gfoo',
    '\\R',
    '\\X',
    '\\cA',
    '(?<p>a\\g<p>?)',
    '(a)?(?(1)b|c)',
    '(?~ab)',
    '(?a:\\w)',
    '\\p{Nonsense}',
    '\\xE9',
    '\\101',
    '\\u{61 62}',
    'a{1001}',
    'a{1,1001}',
    'a'.repeat(2001),
    '('.repeat(31) + ')'.repeat(31),
  ];
  for (const pattern of unsupported) {
    it(`does not misread ${pattern.slice(0, 40)}`, () => {
      assert.equal(refusalOf(pattern).isUnsupported, true);
    });
  }

  for (const pattern of ['(?<a', '[a', '(', '\\p{a', '\\u{61', '\\u{110000}']) {
    it(`takes ${pattern} for a mistake`, () => {
      assert.equal(refusalOf(pattern).isUnsupported, false);
    });
  }

  it('reads a pattern as long and as deep as is allowed', () => {
    assert.equal(parseRegexp('a'.repeat(2000), '').groupCount, 0);
    assert.equal(parseRegexp('('.repeat(30) + ')'.repeat(30), '').groupCount, 30);
  });
});
