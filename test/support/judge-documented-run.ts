import { completionWord } from '../../src/cli/choices.ts';
import type { Command, CommandOption } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { readOptionFlags } from '../../src/cli/option-flags.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { DocumentedRun } from './documented-commands.ts';

/** What is wrong with a command line that a document shows: words that the program does not know. */
export function judgeDocumentedRun({ words, isMention }: DocumentedRun): readonly string[] {
  const mistakes = judgeWords(words);
  return isMention && mistakes.length > 0 ? judgeWords([...words, 'WORD']) : mistakes;
}

function judgeWords(words: readonly string[]): readonly string[] {
  // Between the scripts of shells and the program; there is no command of this name for people.
  if (words[0] === completionWord) return [];
  const concrete = words.map((word) => (word === 'COMMAND' ? 'install' : word));
  try {
    const invocation = parseCommandLine(concrete, { commands, version: '0.0.0', variables: {} });
    if (invocation.kind === 'print') return [];
    return judgeValues(invocation.command, invocation);
  } catch (error) {
    if (error instanceof PupfileError) return [error.message];
    throw error;
  }
}

function judgeValues(
  command: Command,
  given: {
    readonly arguments: readonly string[];
    readonly options: Readonly<Record<string, unknown>>;
  },
): readonly string[] {
  const choices = command.name === 'explain' ? Object.keys(errorCodes) : command.choices;
  const first = choices === undefined ? [] : given.arguments.slice(0, 1);
  const all = [...globalOptions, ...(command.options ?? [])];
  return [
    ...first.flatMap((word) => judgeChoice(word, choices)),
    ...all.flatMap((option) =>
      valuesOf(option, given.options).flatMap((value) => judgeChoice(value, option.choices)),
    ),
  ];
}

function valuesOf({ flags, takesFile }: CommandOption, options: Readonly<Record<string, unknown>>) {
  const words = readOptionFlags(flags).long.slice(2).replace(/^no-/, '');
  const name = words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const texts = [options[name]].flat().filter((value) => typeof value === 'string');
  return texts.map((text) => (takesFile === true ? text.replace(/=.*/, '') : text));
}

/** A word in capitals stands for any: SHELL, FORMAT. */
function judgeChoice(word: string, choices: readonly string[] | undefined): readonly string[] {
  if (choices === undefined || choices.includes(word) || /^[A-Z]+$/.test(word)) return [];
  return [`\`${word}\` is none of ${choices.join(', ')}`];
}
