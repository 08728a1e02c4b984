import type { Command, CommandOption } from '../../src/cli/command.ts';
import { groupCommands } from '../../src/cli/command-groups.ts';
import { commands } from '../../src/cli/commands.ts';
import { exitStatuses } from '../../src/cli/exit-statuses.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { readOptionFlags } from '../../src/cli/option-flags.ts';

/**
 * The part of docs/command-line.md that follows from the definitions of the commands, in Markdown: what
 * stands there between `<!-- commands -->` and `<!-- /commands -->`.
 */
export function commandLinePage(): string {
  return [
    '## Options of every command',
    ...optionTable(globalOptions),
    ...groupCommands(commands).flatMap(([title, members]) => [
      `## ${title}`,
      ...members.flatMap(commandSection),
    ]),
    '## Exit codes',
    ['| | |', '|---|---|', ...exitStatuses.map(([code, text]) => `| ${code} | ${text} |`)].join(
      '\n',
    ),
  ].join('\n\n');
}

function commandSection(command: Command): readonly string[] {
  const words = command.arguments?.replace(/[<>]/g, '').replaceAll('...', '…');
  const untold = command.choices?.filter((choice) => !command.summary.includes(choice)) ?? [];
  const choices = untold.length === 0 ? '' : ` (${command.choices?.join(', ')})`;
  const synopsis = ['pupfile', command.name, words].filter(Boolean).join(' ');
  return [
    `### \`${synopsis}\``,
    `${capitalize(command.summary)}${choices}.`,
    ...optionTable(command.options ?? []),
  ];
}

function optionTable(options: readonly CommandOption[]): readonly string[] {
  if (options.length === 0) return [];
  return [['| Option | |', '|---|---|', ...options.map(optionRow)].join('\n')];
}

function optionRow({ flags, description, default: standard }: CommandOption): string {
  const { short, long, value } = readOptionFlags(flags);
  const names = [short, long].filter((name) => name !== undefined).map((name) => `\`${name}\``);
  const taken = value === undefined ? '' : ` \`${value}\``;
  const fallback = standard === undefined ? '' : ` (\`${standard}\`)`;
  return `| ${names.join(', ')}${taken} | ${description.replaceAll('|', '\\|')}${fallback} |`;
}

function capitalize(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
