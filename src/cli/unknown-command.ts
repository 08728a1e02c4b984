import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Command } from './command.ts';

// What people know from other tools, and ours for it.
const otherWords: Readonly<Record<string, string>> = {
  compare: 'diff',
  create: 'init',
  deploy: 'install',
  deps: 'tree',
  i: 'install',
  lint: 'check',
  list: 'show',
  ls: 'show',
  new: 'init',
  push: 'layer --push',
  resolve: 'lock',
  status: 'check',
  sync: 'install',
  validate: 'check',
  version: '--version',
};

/** The error for a command that there is not, with the one that was probably meant. */
export function unknownCommand(word: string, commands: readonly Command[]): PupfileError {
  const other = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  const meant =
    other ??
    nearestWord(
      word,
      commands.map(({ name }) => name),
    );
  return new PupfileError('USAGE', `Unknown command \`${word}\``, {
    hint:
      meant === undefined ? '`pupfile --help` shows what there is' : `did you mean \`${meant}\`?`,
  });
}
