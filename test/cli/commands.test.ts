import assert from 'node:assert/strict';
import { commands } from '../../src/cli/commands.ts';
import { globalOptions } from '../../src/cli/global-options.ts';

describe('every command', () => {
  it('has a name of its own', () => {
    const names = commands.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  for (const { name, summary, examples, options = [] } of commands) {
    it(`is told in a line and by examples: ${name}`, () => {
      assert.match(summary, /^[a-z].{10,75}[^.]$/);
      assert.ok(examples.length > 1);
    });

    it(`describes all words that there are to choose from: ${name}`, () => {
      for (const { flags, description, choices = [], default: word } of options) {
        for (const choice of choices) assert.ok(description.includes(choice), `${flags} ${choice}`);
        assert.ok(choices.length === 0 || word === undefined || choices.includes(word), flags);
      }
    });

    it(`has no option that means something else everywhere: ${name}`, () => {
      const taken = new Set(globalOptions.map(({ flags }) => longName(flags)));
      assert.deepEqual(
        options.filter(({ flags }) => taken.has(longName(flags))),
        [],
      );
    });
  }
});

function longName(flags: string): string | undefined {
  return /--[a-z-]+/.exec(flags)?.[0];
}
