import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('the methods of every value', () => {
  const unknown = [
    ['1.object_id', 'an object id'],
    ["'a'.hash", 'a hash code'],
    ['1.methods', 'the names of methods'],
    ['1.instance_variables', 'the instance variables'],
    ['1.instance_variable_get(:@a)', 'an instance variable by name'],
  ] as const;
  for (const [code, what] of unknown) {
    it(`do not find out ${what}`, () => {
      assert.throws(() => evaluateExample(`${code}.to_s`), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb depends on ${what}, which pupfile does not find out`,
      });
    });
  }

  const unsupported = [
    ["'a'.instance_eval { upcase }", '`instance_eval` of an object'],
    ['1.singleton_class', 'the method `singleton_class` of Integer'],
    ["'a'.extend(Comparable)", 'the method `extend` of String'],
    ["'abc'.to_enum(:each_char)", 'the method `to_enum` of String'],
    [':a.casecmp?(:A)', 'the method `casecmp?` of Symbol'],
    ['->(one) {}.arity', 'the method `arity` of Proc'],
    ["RuntimeError.new('a').cause", 'the method `cause` of RuntimeError'],
  ] as const;
  for (const [code, construct] of unsupported) {
    it(`name what pupfile does not evaluate: ${construct}`, () => {
      assert.throws(() => evaluateExample(code), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb uses ${construct}, which pupfile does not evaluate`,
      });
    });
  }

  it('take a name that Ruby does not know for a mistake', () => {
    const error = "NoMethodError: undefined method `uppercase' for :a:Symbol";
    assert.equal(evaluateExample(':a.uppercase'), error);
  });
});
