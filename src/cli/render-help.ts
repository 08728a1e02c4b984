import type { Command, CommandOption } from './command.ts';
import { groupCommands } from './command-groups.ts';
import { globalOptions } from './global-options.ts';
import { formatHelpItems, type HelpItem, type HelpRoom, termWidthOf } from './help-items.ts';
import { wrapText } from './wrap-text.ts';

const helpItem: HelpItem = ['-h, --help', 'print help; `pupfile COMMAND --help` has examples'];

/** What `pupfile --help` prints: every command, by what it is about. */
export function renderOverview(commands: readonly Command[], width: number): string {
  const termWidth = termWidthOf(commands.map(toEntry));
  return joinBlocks([
    'Usage: pupfile COMMAND [OPTIONS]',
    wrap('Installs the Puppet modules of a Puppetfile into an image, and nothing else.', width),
    ...groupCommands(commands).map(([title, members]) =>
      block(title, members.map(toEntry), { width, termWidth }),
    ),
    block(
      'Options of every command',
      [...globalOptions.map(toItem), helpItem, ['--version', 'print the version']],
      { width },
    ),
    wrap('Every option can be given in the environment: PUPFILE_MODULES_DIR=…', width),
  ]);
}

/** What `pupfile COMMAND --help` prints. */
export function renderCommandHelp(command: Command, width: number): string {
  const { name, summary, arguments: values, options = [], examples } = command;
  const usage = ['pupfile', name, '[OPTIONS]', values].filter(Boolean).join(' ');
  return joinBlocks([
    wrap(`Usage: ${usage}`, width),
    wrap(summary, width),
    ...(options.length === 0 ? [] : [block('Options', options.map(toItem), { width })]),
    block('Examples', examples, { width }),
    block(
      'Options of every command',
      [...globalOptions.map(toItem), ['-h, --help', 'print this help']],
      { width },
    ),
  ]);
}

function block(
  title: string,
  items: readonly HelpItem[],
  { width, termWidth = termWidthOf(items) }: Pick<HelpRoom, 'width'> & Partial<HelpRoom>,
): string {
  return `${title}:\n${formatHelpItems(items, { width, termWidth })}`;
}

function toEntry({ name, summary }: Command): HelpItem {
  return [name, summary];
}

/** The default in our form: `requests at once (100)`. */
function toItem({ flags, description, default: value }: CommandOption): HelpItem {
  return [flags, value === undefined ? description : `${description} (${value})`];
}

function wrap(text: string, width: number): string {
  return wrapText(text, width).join('\n');
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
