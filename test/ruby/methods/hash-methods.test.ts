import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('the methods of Hash', () => {
  it('stay within the limits', () => {
    const code = 'hash = {}; 200_000.times { |n| hash[n] = n }';
    assert.throws(() => evaluateExample(code), { code: 'PUPPETFILE_LIMIT' });
  });

  for (const name of ['compare_by_identity', 'default_proc', 'lazy', 'to_set', 'to_proc', '<=']) {
    it(`name \`${name}\` as something that pupfile lacks`, () => {
      assert.throws(() => evaluateExample(`{}.send(:'${name}')`), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb uses the method \`${name}\` of Hash, which pupfile does not evaluate`,
      });
    });
  }

  it('have keys that are known', () => {
    assert.throws(() => evaluateExample('{ a: 1 }[rand].size'), { code: 'PUPPETFILE_UNSUPPORTED' });
  });

  it('keep values that are not known, while nobody looks at them', () => {
    assert.equal(evaluateExample('{ a: rand, b: 2 }.fetch(:b)'), '2');
  });
});
