import assert from 'node:assert/strict';
import { commands } from '../../src/cli/commands.ts';
import { unknownCommand } from '../../src/cli/unknown-command.ts';

const cases: readonly [word: string, hint: string][] = [
  ['instal', 'did you mean `install`?'],
  ['INSTALL', 'did you mean `install`?'],
  ['list', 'did you mean `show`?'],
  ['version', 'did you mean `--version`?'],
  ['constructor', '`pupfile --help` shows what there is'],
  ['frobnicate', '`pupfile --help` shows what there is'],
];

describe('unknownCommand', () => {
  for (const [word, hint] of cases) {
    it(`answers \`${word}\``, () => {
      const error = unknownCommand(word, commands);
      assert.deepEqual([error.code, error.message], ['USAGE', `Unknown command \`${word}\``]);
      assert.equal(error.hint, hint);
    });
  }

  it('never sends to a command that there is not', () => {
    for (const word of [
      'compare',
      'create',
      'deploy',
      'deps',
      'i',
      'lint',
      'ls',
      'resolve',
      'status',
    ]) {
      const [, meant] = /`([a-z]+)/.exec(unknownCommand(word, commands).hint ?? '') ?? [];
      assert.ok(
        commands.some(({ name }) => name === meant),
        word,
      );
    }
  });
});
