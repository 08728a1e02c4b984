import assert from 'node:assert/strict';
import { evaluateExample } from './support.ts';

describe('readConstant', () => {
  for (const name of ['ARGV', 'Process', 'Math', 'Encoding', 'Set', 'Facter', 'RUBY_VERSION']) {
    it(`does not find out what ${name} is`, () => {
      assert.throws(() => evaluateExample(`${name}.to_s`), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb depends on what \`${name}\` is, which pupfile does not find out`,
      });
    });
  }

  it('does not take a constant for a mistake after a library that pupfile lacks', () => {
    assert.equal(evaluateExample('Unheard'), 'NameError: uninitialized constant Unheard');
    assert.throws(() => evaluateExample("require 'unheard'\nUnheard.to_s"), {
      code: 'PUPPETFILE_UNSUPPORTED',
    });
  });

  it('lets the program call something of its own by the name of a class', () => {
    assert.equal(evaluateExample("Process = 'mine'\nProcess"), '"mine"');
  });
});
