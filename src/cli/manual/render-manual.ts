import type { Command, CommandOption } from '../command.ts';
import { groupCommands } from '../command-groups.ts';
import { exitStatuses } from '../exit-statuses.ts';
import { globalOptions } from '../global-options.ts';
import { readOptionFlags } from '../option-flags.ts';
import { boldRoff, escapeRoff, roffText } from './roff.ts';

const files: readonly (readonly [name: string, meaning: string])[] = [
  ['Puppetfile', 'what the project declares; it is Ruby, and is read without being run'],
  ['Puppetfile.lock', 'what was chosen, with the checksum of every archive; it is committed'],
  ['modules/', 'the modules directory, unless the Puppetfile or `--modules-dir` says otherwise'],
  ['vendor/', 'what `pupfile vendor` keeps there is read before any server is asked'],
  ['~/.cache/pupfile', 'archives and mirrors between runs; below XDG_CACHE_HOME where that is set'],
];

const variables: readonly (readonly [name: string, meaning: string])[] = [
  ['PUPFILE_<OPTION>', 'any long option: `PUPFILE_MODULES_DIR=x` is `--modules-dir x`'],
  ['PUPFILE_FORGE_TOKEN, PUPFILE_FORGE_TOKEN_FILE', 'the token of a private Forge, or its file'],
  ['PUPFILE_TOKEN_<HOST>', 'the token of one host'],
  ['PUPFILE_DEBUG', '1 shows where in the code an error came from'],
  ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'proxies, and what is asked without one'],
  ['SSL_CERT_FILE, NODE_EXTRA_CA_CERTS', 'further authorities for certificates'],
  ['SOURCE_DATE_EPOCH', 'the time of everything in a layer, in seconds'],
  ['CI', '`true` makes `pupfile install` frozen'],
  ['NO_COLOR, FORCE_COLOR', 'colours off or on'],
];

/** Renders the man page `pupfile.1` of these commands. */
export function renderManual({
  commands,
  version,
}: {
  readonly commands: readonly Command[];
  readonly version: string;
}): string {
  return [
    // No date: whoever builds the same sources gets the same bytes.
    `.TH PUPFILE 1 "" "pupfile ${version}" "User Commands"`,
    // Paths and options are not to be parted, nor spread over the line.
    '.nh',
    '.ad l',
    ...section('NAME', ['pupfile \\- Puppet module dependency resolver for container images']),
    ...section('SYNOPSIS', [`${boldRoff('pupfile')} \\fICOMMAND\\fR [\\fIOPTIONS\\fR]`]),
    ...section('DESCRIPTION', [
      roffText(
        'Finds versions of the modules of a Puppetfile that fit together, writes them down in Puppetfile.lock, downloads each module once, verifies it, and lays out only what Puppet needs at run time.',
      ),
      '.PP',
      roffText('Results go to standard output, everything else to standard error.'),
    ]),
    ...groupCommands(commands).flatMap(([title, members]) =>
      section(title.toUpperCase(), members.flatMap(describeCommand)),
    ),
    ...section('GLOBAL OPTIONS', globalOptions.flatMap(describeOption)),
    ...section('ENVIRONMENT', variables.flatMap(describeItem)),
    ...section('FILES', files.flatMap(describeItem)),
    ...section('EXIT STATUS', exitStatuses.flatMap(describeItem)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`.SH "${title}"`, ...lines];
}

function describeCommand({
  name,
  summary,
  arguments: values = '',
  options = [],
  examples,
}: Command): readonly string[] {
  const usage = ['pupfile', name, ...values.split(' ').filter(Boolean)].join(' ');
  return [
    `.SS "${escapeRoff(usage)}"`,
    roffText(`${summary.replace(/^./, (first) => first.toUpperCase())}.`),
    ...options.flatMap(describeOption),
    '.PP',
    'Examples:',
    ...examples.flatMap(([line, meaning]) => ['.TP', boldRoff(line), roffText(meaning)]),
  ];
}

function describeOption({ flags, description, default: value }: CommandOption): readonly string[] {
  const { short, long, value: placeholder } = readOptionFlags(flags);
  const names = [short, long].filter((name) => name !== undefined).map(boldRoff);
  const taken = placeholder === undefined ? '' : ` \\fI${escapeRoff(placeholder)}\\fR`;
  const text = value === undefined ? description : `${description} (${value})`;
  return ['.TP', `${names.join(', ')}${taken}`, roffText(text)];
}

function describeItem([name, meaning]: readonly [string | number, string]): readonly string[] {
  return ['.TP', boldRoff(String(name)), roffText(meaning)];
}
