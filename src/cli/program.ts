import { Argument, Command as CommanderCommand, CommanderError, Option } from 'commander';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Command, CommandOption } from './command.ts';
import { layerOptions, type Options, readVariables } from './environment-options.ts';
import { globalOptions } from './global-options.ts';

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
  { commands, version, variables }: CommandLineContext,
): Invocation {
  let printed = '';
  let invocation: Invocation | undefined;
  const program = createProgram(version, (text) => {
    printed += text;
  });
  for (const command of commandsFor(words, commands)) {
    addCommand(program, command, (values, added) => {
      const options = gatherOptions(command, added, variables);
      invocation = { kind: 'run', command, arguments: values, options };
    });
  }
  try {
    if (words.length === 0) program.outputHelp();
    else program.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) {
      throw usageError(error, commands.find(({ name }) => words.includes(name))?.name);
    }
  }
  return invocation ?? { kind: 'print', text: printed };
}

/** To prepare all of them takes longer than to read the command line, which mostly begins with its command. */
function commandsFor([first]: readonly string[], commands: readonly Command[]): readonly Command[] {
  const named = commands.filter(({ name }) => name === first);
  return named.length > 0 ? named : commands;
}

function createProgram(version: string, print: (text: string) => void): CommanderCommand {
  const program = new CommanderCommand('pupfile')
    .description('Installs the Puppet modules of a Puppetfile into an image, and nothing else.')
    .usage('COMMAND [OPTIONS]')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help; `pupfile COMMAND --help` has examples')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, optionDescription: describeOption })
    .addHelpText('after', '\nEvery option can be given in the environment: PUPFILE_MODULES_DIR=…')
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => {} })
    .exitOverride();
  for (const option of globalOptions) program.addOption(createOption(option));
  return program;
}

function addCommand(
  program: CommanderCommand,
  command: Command,
  onRun: (values: readonly string[], added: CommanderCommand) => void,
): void {
  const added = program
    .command(command.name)
    .description(command.summary)
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .addHelpText('after', formatExamples(command))
    .action((...values: unknown[]) => {
      const given = values.slice(0, -2).flat();
      onRun(
        given.filter((value) => typeof value === 'string'),
        added,
      );
    });
  for (const one of command.arguments?.split(' ') ?? []) added.addArgument(new Argument(one));
  for (const option of command.options ?? []) added.addOption(createOption(option));
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

/** In our form: `requests at once (64)`. */
function describeOption({ description, defaultValue }: Option): string {
  return typeof defaultValue === 'string' ? `${description} (${defaultValue})` : description;
}

function formatExamples({ examples }: Command): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return `\nExamples:\n${lines.join('\n')}`;
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
