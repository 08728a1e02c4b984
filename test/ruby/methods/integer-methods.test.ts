import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('the methods of Integer', () => {
  it('do not make texts in another encoding', () => {
    assert.throws(() => evaluateExample('233.chr'), {
      code: 'PUPPETFILE_UNSUPPORTED',
      message: 'example.rb uses a text in another encoding, which pupfile does not evaluate',
    });
  });

  for (const code of ['(10 ** 9).times { }', '1.upto(10 ** 9) { }', '1.upto(10 ** 9).to_a']) {
    it(`have an end before Ruby's: ${code}`, () => {
      assert.throws(() => evaluateExample(code), { code: 'PUPPETFILE_LIMIT' });
    });
  }

  it('stop where the block breaks off, however far away the end is', () => {
    assert.equal(evaluateExample('1.upto(10 ** 9) { |n| break n if n == 5 }'), '5');
  });
});
