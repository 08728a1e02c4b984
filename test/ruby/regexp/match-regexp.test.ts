import assert from 'node:assert/strict';
import { errorOf } from '../../puppetfile/support.ts';
import { evaluateExample } from '../support.ts';

describe('the cost of a regular expression', () => {
  const endless: readonly [what: string, code: string][] = [
    ['a repetition of repetitions', "('a' * 40 + 'b') =~ /\\A(a+)+\\z/"],
    ['a repetition of what may be empty', "('a' * 40) =~ /\\A(?:a*)*b/"],
    ['alternatives that are the same', "('a' * 40) =~ /\\A(?:a|a)*b/"],
    ['a lazy repetition of repetitions', "('a' * 40) =~ /\\A(?:a+?)+?b/"],
    ['repetitions beside each other', "('a' * 100_000) =~ /a*a*b/"],
    ['a repetition that begins anywhere', "('a' * 100_000) =~ /.*b/"],
    ['a lookbehind without an end', "('a' * 100_000) =~ /(?<=b.*)a/"],
    ['long texts that are found again', "('a' * 100_000) =~ /(a*)\\1b/"],
    ['a long minimum', "text = ('a' * 999 + 'b') * 1000; loop { text =~ /a{1000}c/ }"],
    ['a long prefix', `text = 'a' * 100_000; loop { text =~ /${'a'.repeat(1900)}b/ }`],
    ['a long bracket', `text = 'a' * 100_000; loop { text =~ /[${'bc'.repeat(900)}]/ }`],
    ['many groups', `text = 'b' * 100_000; loop { text =~ /${'(a)'.repeat(600)}/ }`],
    ['reading the pattern', `loop { /${'(?:x|[a-z]y)'.repeat(150)}/ }`],
    ['counting characters', "match = ('b' * 1_000_000).match(/\\z/); loop { match.begin(0) }"],
    ['showing a match', "match = ('b' * 1_000_000).match(/.*/); loop { match.inspect }"],
  ];
  for (const [what, code] of endless) {
    it(`meets the limit with ${what}`, () => {
      assert.equal(errorOf(() => evaluateExample(code)).code, 'PUPPETFILE_LIMIT');
    });
  }

  it('meets the limit where groups are searched too deeply, and says so', () => {
    const error = errorOf(() => evaluateExample("('ab' * 1000) =~ /\\A(?:ab)*\\z/"));
    assert.equal(error.code, 'PUPPETFILE_LIMIT');
    assert.match(error.message, /searches too deeply with a regular expression/);
  });

  it('is small where a possessive repetition leaves nothing to try', () => {
    assert.equal(evaluateExample("('a' * 40 + 'b') =~ /\\A(?:a++)++\\z/"), 'nil');
  });
});
