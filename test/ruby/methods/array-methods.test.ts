import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('the methods of Array', () => {
  const tooMuch = [
    '[0] * 100_001',
    'list = [0] * 60_000; list + list',
    'list = [0] * 400; list.product(list)',
    'list = [0]; list[200_000] = 1',
    'list = [0]; list.insert(200_000, 1)',
    'list = [1]; list << list; list.flatten',
    'list = [1]; list << list; list.inspect',
    'list = [1]; list.each { |one| list << one }',
    "list = ['a' * 1000] * 2000; list.join",
    '([0] * 50_000).each_cons(40_000).size',
    '[1].values_at(0..200_000)',
  ];
  for (const code of tooMuch) {
    it(`stay within the limits: ${code}`, () => {
      assert.throws(() => evaluateExample(code), { code: 'PUPPETFILE_LIMIT' });
    });
  }

  const unsupported = [
    ['[1].cycle { }', 'the method `cycle` of Array'],
    ['[1].each.next', 'the method `next` of Array'],
    ['[1, 2].combination(2)', 'the method `combination` of Array'],
    ['[1].each_with_object([])', '`each_with_object` without a block'],
    ['[1].take_while', '`take_while` without a block'],
  ] as const;
  for (const [code, construct] of unsupported) {
    it(`name what Ruby has and pupfile lacks: ${construct}`, () => {
      assert.throws(() => evaluateExample(code), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb uses ${construct}, which pupfile does not evaluate`,
      });
    });
  }

  it('depend on unknown elements only where they look at them', () => {
    assert.equal(evaluateExample('[rand, 1].last'), '1');
    assert.throws(() => evaluateExample('[rand, 1].include?(1)'), {
      code: 'PUPPETFILE_UNSUPPORTED',
      message: 'example.rb depends on what `rand` does, which pupfile does not find out',
    });
  });
});
