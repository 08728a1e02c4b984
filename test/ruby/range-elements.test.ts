import assert from 'node:assert/strict';
import { evaluateExample } from './support.ts';

describe('rangeElements', () => {
  for (const code of [
    '(1..).to_a',
    '(1..10 ** 9).map { }',
    '(1..(1.0 / 0)).to_a',
    "('a'..).to_a",
    "('a'..'zzzz').to_a",
    "('1'..'1000000').to_a",
    '(1..).each { }',
    '(1..10 ** 9).first(10 ** 6)',
  ]) {
    it(`does not list ${code}`, () => {
      assert.throws(() => evaluateExample(code), { code: 'PUPPETFILE_LIMIT' });
    });
  }

  it('is not asked where a block breaks off an endless range', () => {
    assert.equal(evaluateExample('(1..).each { |n| break n if n > 5 }'), '6');
  });

  it('depends on both sides being known', () => {
    assert.throws(() => evaluateExample('(1..rand).to_a.size'), { code: 'PUPPETFILE_UNSUPPORTED' });
  });
});
