import { Argument, Command as CommanderCommand, CommanderError, Option } from 'commander';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Command, CommandOption } from './command.ts';
import { layerOptions, type Options, readVariables } from './environment-options.ts';
import { globalOptions } from './global-options.ts';
import { renderCommandHelp, renderOverview } from './render-help.ts';
import { unknownCommand } from './unknown-command.ts';

/** What the command line asks for. */
export type Invocation =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly arguments: readonly string[];
      /** The command's options and the global ones together, by their camel-case names. */
      readonly options: Options;
    }
  | { readonly kind: 'print'; readonly text: string };

/** What a command line is read with. */
export interface CommandLineContext {
  readonly commands: readonly Command[];
  readonly version: string;
  /** The width that help has; 80 where nobody says. */
  readonly columns?: number | undefined;
  /** The environment; `PUPFILE_<OPTION>` counts where the command line does not say. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the command line; `words` are those after the program's name.
 *
 * Throws USAGE for a command, option or argument that there is not.
 */
export function parseCommandLine(
  words: readonly string[],
  context: CommandLineContext,
): Invocation {
  const { commands, variables, columns = 80 } = context;
  let printed = '';
  let invocation: Invocation | undefined;
  const program = createProgram(context, (text) => {
    printed += text;
  });
  for (const command of commandsFor(words, commands)) {
    const added = addCommand(program, command, (values) => {
      const options = gatherOptions(command, added, variables);
      invocation = { kind: 'run', command, arguments: values, options };
    });
    added.configureHelp({ formatHelp: () => renderCommandHelp(command, columns) });
  }
  try {
    if (words.length === 0) program.outputHelp();
    else program.parse(askForHelp(words), { from: 'user' });
  } catch (error) {
    refuseMistake(error, { words, operand: program.args[0], commands });
  }
  return invocation ?? { kind: 'print', text: printed };
}

/** To prepare all of them takes longer than to read the command line, which mostly begins with its command. */
function commandsFor([first]: readonly string[], commands: readonly Command[]): readonly Command[] {
  const named = commands.filter(({ name }) => name === first);
  return named.length > 0 ? named : commands;
}

/** `pupfile help show` is `pupfile show --help`. */
function askForHelp(words: readonly string[]): string[] {
  return words[0] === 'help' ? [...words.slice(1), '--help'] : [...words];
}

/** Throws USAGE for what commander refused, and nothing where it has printed what was asked for. */
function refuseMistake(
  error: unknown,
  {
    words,
    operand = '',
    commands,
  }: {
    readonly words: readonly string[];
    /** What commander took for the command; undefined where it did not come to that. */
    readonly operand: string | undefined;
    readonly commands: readonly Command[];
  },
): void {
  if (!(error instanceof CommanderError)) throw error;
  if (isUnknown(operand, commands)) throw unknownCommand(operand, commands);
  if (error.exitCode < 1) return;
  throw usageError(error, commands.find(({ name }) => words.includes(name))?.name);
}

/** commander prints help, or tells another mistake, before it minds the command. */
function isUnknown(word: string, commands: readonly Command[]): boolean {
  return word !== '' && !word.startsWith('-') && !commands.some(({ name }) => name === word);
}

function createProgram(
  { commands, version, columns = 80 }: CommandLineContext,
  print: (text: string) => void,
): CommanderCommand {
  const program = new CommanderCommand('pupfile')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help; `pupfile COMMAND --help` has examples')
    .helpCommand(false)
    .configureHelp({ formatHelp: () => renderOverview(commands, columns) })
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => {} })
    .exitOverride();
  for (const option of globalOptions) program.addOption(createOption(option));
  return program;
}

function addCommand(
  program: CommanderCommand,
  command: Command,
  onRun: (values: readonly string[]) => void,
): CommanderCommand {
  const added = program
    .command(command.name)
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .action((...values: unknown[]) => {
      const given = values.slice(0, -2).flat();
      onRun(given.filter((value) => typeof value === 'string'));
    });
  for (const one of command.arguments?.split(' ') ?? []) added.addArgument(new Argument(one));
  for (const option of command.options ?? []) added.addOption(createOption(option));
  return added;
}

/** The command line wins over the environment, and that over the defaults. */
function gatherOptions(
  { options = [] }: Command,
  added: CommanderCommand,
  variables: CommandLineContext['variables'],
): Options {
  const all = Object.entries(added.optsWithGlobals());
  const isTyped = (name: string) => added.getOptionValueSourceWithGlobals(name) === 'cli';
  return layerOptions(
    Object.fromEntries(all.filter(([name]) => !isTyped(name))),
    readVariables([...globalOptions, ...options], variables),
    Object.fromEntries(all.filter(([name]) => isTyped(name))),
  );
}

function createOption({ flags, description, default: value, isRepeatable }: CommandOption): Option {
  const option = new Option(flags, description);
  if (isRepeatable === true) {
    option.argParser((text: string, texts: readonly string[] = []) => [...texts, text]);
  }
  return value === undefined ? option : option.default(value);
}

/** commander's sentence in our form: `unknown option '--forg' (Did you mean --forge?)`. */
function usageError(error: CommanderError, command: string | undefined): PupfileError {
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  return new PupfileError('USAGE', capitalize(sentence.replace(/\.$/, '')), {
    hint:
      suggestion?.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean `$1`?') ??
      `\`pupfile ${command === undefined ? '' : `${command} `}--help\` shows what there is`,
  });
}

function capitalize(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase()).replaceAll("'", '`');
}
