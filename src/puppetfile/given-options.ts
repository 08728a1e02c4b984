import {
  inspectValue,
  type RubyHash,
  type RubyHashEntry,
  type RubyValue,
} from '../ruby/ruby-value.ts';
import { invalid } from './gather-errors.ts';

/** The options of one word by name, without those that are nil or false. */
export type GivenOptions = ReadonlyMap<string, RubyHashEntry>;

/** An option that is nil or false was not given; neither was one whose key is a String. */
export function givenOptions(hash: RubyHash | null): GivenOptions {
  const options = new Map<string, RubyHashEntry>();
  for (const entry of hash?.entries ?? []) {
    const { key, value } = entry;
    const isGiven = value.kind !== 'nil' && !(value.kind === 'boolean' && !value.value);
    if (key.kind === 'symbol' && isGiven) options.set(key.text, entry);
  }
  return options;
}

/**
 * A value that must be a text, without the blanks around it.
 *
 * @throws PUPPETFILE_INVALID where it is another value, or empty
 */
export function textOf(value: RubyValue, name: string): string {
  const text = value.kind === 'string' || value.kind === 'symbol' ? value.text.trim() : '';
  if (text !== '') return text;
  throw invalid(
    `\`${name}\` must be a text, not \`${inspectValue(value)}\``,
    value.span,
    'not a text',
    value.kind === 'number' ? `put it in quotes: '${inspectValue(value)}'` : undefined,
  );
}

/** The text of the first of these options that was given. */
export function optionText(options: GivenOptions, ...names: readonly string[]): string | undefined {
  const [entry] = names.flatMap((name) => options.get(name) ?? []);
  return entry === undefined ? undefined : textOf(entry.value, inspectValue(entry.key));
}

/** g10k knows no booleans: there `'true'` is what others write as `true`. */
export function isTrue(options: GivenOptions, name: string): boolean {
  const value = options.get(name)?.value;
  return value !== undefined && !(value.kind === 'string' && value.text === 'false');
}

/**
 * A checksum in lower case; undefined where it was not given.
 *
 * @throws PUPPETFILE_INVALID where it is no SHA-256
 */
export function optionSha256(
  options: GivenOptions,
  ...names: readonly string[]
): string | undefined {
  const [entry] = names.flatMap((name) => options.get(name) ?? []);
  if (entry === undefined) return undefined;
  const text = textOf(entry.value, inspectValue(entry.key));
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw invalid(
    `\`${text}\` is not a SHA-256 checksum`,
    entry.value.span,
    'not a checksum',
    'a SHA-256 checksum has 64 hexadecimal digits: `sha256sum FILE` prints it',
  );
}
