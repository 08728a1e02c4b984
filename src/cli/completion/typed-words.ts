import type { Command, CommandOption } from '../command.ts';
import { globalOptions } from '../global-options.ts';
import { readOptionFlags } from '../option-flags.ts';

/** What stands on a command line before the word that is being typed. */
export interface TypedWords {
  /** Undefined where none was typed yet. */
  readonly command: Command | undefined;
  readonly arguments: readonly string[];
  /** The options by their long names, with their last values; a switch has none. */
  readonly options: ReadonlyMap<string, string | undefined>;
  /** The option whose value comes next. */
  readonly awaiting: CommandOption | undefined;
  /** `--` was typed: no more options. */
  readonly hasEnded: boolean;
}

const nothing: TypedWords = {
  command: undefined,
  arguments: [],
  options: new Map(),
  awaiting: undefined,
  hasEnded: false,
};

/** Reads the words behind `pupfile` as far as they make sense; never throws. */
export function readTypedWords(words: readonly string[], commands: readonly Command[]): TypedWords {
  return words.reduce((typed, word) => readWord(typed, word, commands), nothing);
}

/** The options that can be typed: the command's own first. */
export function optionsOf(command: Command | undefined): readonly CommandOption[] {
  return [...(command?.options ?? []), ...globalOptions];
}

/** The option of a long or a short name. */
export function findOption(name: string, command: Command | undefined): CommandOption | undefined {
  return optionsOf(command).find(({ flags }) => {
    const { short, long } = readOptionFlags(flags);
    return name === long || name === short;
  });
}

function readWord(typed: TypedWords, word: string, commands: readonly Command[]): TypedWords {
  const { awaiting, hasEnded } = typed;
  if (awaiting !== undefined) {
    return { ...typed, awaiting: undefined, options: withOption(typed, awaiting, word) };
  }
  if (!hasEnded && word === '--') return { ...typed, hasEnded: true };
  if (!hasEnded && /^-./.test(word)) return readOption(typed, word);
  if (typed.command !== undefined) return { ...typed, arguments: [...typed.arguments, word] };
  const command = commands.find(({ name }) => name === word);
  return command === undefined ? typed : { ...typed, command };
}

function readOption(typed: TypedWords, word: string): TypedWords {
  // `--forge=URL`, `-CDIR`, `--json`
  const [, name = '', value] = /^(--[^=]+)(?:=(.*))?$/s.exec(word) ?? [
    '',
    word.slice(0, 2),
    word.length > 2 ? word.slice(2) : undefined,
  ];
  const option = findOption(name, typed.command);
  if (option === undefined) return typed;
  const takesValue = readOptionFlags(option.flags).value !== undefined;
  return {
    ...typed,
    options: withOption(typed, option, value),
    awaiting: takesValue && value === undefined ? option : undefined,
  };
}

function withOption(
  { options }: TypedWords,
  { flags }: CommandOption,
  value: string | undefined,
): TypedWords['options'] {
  return new Map([...options, [readOptionFlags(flags).long, value]]);
}
