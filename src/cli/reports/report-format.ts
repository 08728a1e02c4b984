import { PupfileError } from '../../errors/pupfile-error.ts';
import type { CommandOption } from '../command.ts';
import type { Options } from '../environment-options.ts';
import { readChoice } from '../read-choice.ts';

const formatNames = ['text', 'json', 'github', 'gitlab', 'junit', 'sarif'] as const;

/** A form that findings can be told in. */
export type FormatName = (typeof formatNames)[number];

/** Which forms the user wants, and where. */
export interface ReportFormats {
  readonly stdout: FormatName;
  readonly files: readonly { readonly format: FormatName; readonly file: string }[];
}

/** The option of every command that has findings. */
export const formatOption: CommandOption = {
  flags: '--format <FORMAT>',
  description: `${formatNames.slice(0, -1).join(', ')} or sarif; FORMAT=FILE for a file; repeatable`,
  choices: formatNames,
  takesFile: true,
  isRepeatable: true,
};

/**
 * Reads `--format NAME`, `--format NAME=FILE` and `--json`.
 *
 * Throws USAGE for a format that there is not, and where two of them have the same place.
 */
export function readFormats(options: Options): ReportFormats {
  const given = Array.isArray(options['format']) ? options['format'].map(String) : [];
  const wanted = given.map(readFormat);
  const files = wanted.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ format, file }],
  );
  const printed = [
    ...(options['json'] === true ? ['json' as const] : []),
    ...wanted.flatMap(({ format, file }) => (file === undefined ? [format] : [])),
  ];
  refuseTwice(files.map(({ file }) => file));
  const [stdout = 'text', ...others] = new Set(printed);
  if (others.length === 0) return { stdout, files };
  const both = [stdout, ...others].map((name) => `\`${name}\``).join(' and ');
  throw new PupfileError('USAGE', `Only one format can go to stdout, not ${both}`, {
    hint: `write the others to files, for example \`--format ${others[0]}=FILE\``,
  });
}

function readFormat(text: string) {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = readChoice(name, { choices: formatNames, noun: 'a format', taker: '--format' });
  if (file !== '') return { format, file };
  throw new PupfileError('USAGE', `\`--format ${text}\` names no file`, {
    hint: `--format ${format} without the equals sign goes to stdout`,
  });
}

function refuseTwice(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice === undefined) return;
  throw new PupfileError('USAGE', `Two formats cannot both be written to \`${twice}\``);
}
