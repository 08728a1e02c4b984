import assert from 'node:assert/strict';
import { deepestNesting, findDeepNesting } from '../../src/ruby/nesting-depth.ts';

describe('findDeepNesting', () => {
  for (const opener of ['(', '[', '{', '->{', 'if ', 'begin\n', 'x = if ', 'f do\n', 'def a\n']) {
    it(`refuses one ${JSON.stringify(opener)} too many`, () => {
      assert.equal(findDeepNesting(opener.repeat(deepestNesting)), null);
      assert.notEqual(findDeepNesting(opener.repeat(deepestNesting + 1)), null);
    });
  }

  it('points at the bracket that is one too many', () => {
    assert.deepEqual(findDeepNesting('['.repeat(60)), { start: 50, end: 51 });
  });

  it('is not blinded by brackets that close inside of a string', () => {
    assert.notEqual(findDeepNesting("[')',".repeat(60)), null);
  });

  it('is not blinded by an odd quote', () => {
    assert.notEqual(findDeepNesting(`%q(')${'['.repeat(60)}`), null);
  });

  const harmless = [
    ['one bracket after the other', '[()]{}\n'],
    ['modifiers', "mod 'a', '1' if x\n"],
    ['words in comments and texts', "# for a module, do\nmod 'x', git: 'u/do/module' # case\n"],
    ['blocks that end', 'if x\n  y do\n  end\nend\n'],
  ] as const;
  for (const [what, text] of harmless) {
    it(`does not count ${what}`, () => {
      assert.equal(findDeepNesting(text.repeat(100)), null);
    });
  }
});
