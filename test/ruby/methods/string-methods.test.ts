import assert from 'node:assert/strict';
import { errorOf } from '../../puppetfile/support.ts';
import { evaluateExample } from '../support.ts';

describe('the cost of texts', () => {
  const endless: readonly [what: string, code: string][] = [
    ['counting up', "text = 'z' * 1_000_000; loop { text.succ }"],
    ['counting characters', "text = 'b' * 1_000_000; loop { text.count('a-z') }"],
    ['sets of characters', "set = 'a-z' * 300_000; loop { 'b'.tr(set, 'b') }"],
    ['long paddings', "loop { '%10000s' % 1 }"],
    ['lines', 'text = "b\\n" * 50_000; loop { text.lines }'],
    ['replacements', "text = 'b' * 50_000; loop { text.gsub(/b/, 'c') }"],
    ['a text that doubles', "text = 'b'; loop { text << text }"],
    ['a replacement that doubles', "text = 'b'; loop { text[0] = text * 2 }"],
    ['a text that is filled up', "'b'.ljust(2_000_000)"],
  ];
  for (const [what, code] of endless) {
    it(`meets the limit with ${what}`, () => {
      assert.equal(errorOf(() => evaluateExample(code)).code, 'PUPPETFILE_LIMIT');
    });
  }
});

describe('what is not done with texts', () => {
  const unsupported = [
    "'%x' % -1",
    "'%a' % 1.0",
    "'a'.tr('\u0100-\uffff', 'b')",
    '"a\\n\\nb".lines(\'\')',
    "'a'.unicode_normalize(:nfd)",
    "'a'.gsub(/a/)",
    "'a'.bytes",
    "'a'.oct",
    '/a/.names',
  ];
  for (const code of unsupported) {
    it(`is refused: ${code}`, () => {
      assert.equal(errorOf(() => evaluateExample(code)).code, 'PUPPETFILE_UNSUPPORTED');
    });
  }
});

describe('a text that nobody can know', () => {
  for (const code of [
    "'a' + `date`",
    "'%s' % `date`",
    "'%<a>s' % `date`",
    "'a'.sub('a', `date`)",
    "'a'.tr('a', `date`)",
    "'a'.casecmp?(`date`)",
    "'a'.start_with?(`date`)",
    "'a'[`date`]",
    '/a/ =~ `date`',
    '/a/ === `date`',
    '/#{`date`}/',
    '"a#{`date`}"',
  ]) {
    it(`makes ${code} unknown`, () => {
      const error = errorOf(() => evaluateExample(code));
      assert.equal(error.code, 'PUPPETFILE_UNSUPPORTED');
      assert.match(error.message, /depends on the output of a command/);
    });
  }
});
