import { hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { parseRequirement } from '../model/parse-range.ts';
import { inspectValue, type RubyText } from '../ruby/ruby-value.ts';
import type { DslCall } from './dsl-calls.ts';
import { invalid } from './gather-errors.ts';
import { findOddCharacters } from './odd-characters.ts';

/** A module's name, as compared and as written. */
export interface ReadName {
  readonly name: ModuleName;
  readonly spelledName: string;
}

/** Reads the name that a word begins with. Throws PUPPETFILE_INVALID. */
export function readName({ word, args: [value], span }: DslCall): ReadName {
  const text = value?.kind === 'string' || value?.kind === 'symbol' ? value.text : '';
  const name = parseModuleName(text);
  if (name !== null) return { name, spelledName: hyphenate(text) };
  const written = value === undefined ? 'nothing' : inspectValue(value);
  throw invalid(
    `\`${written}\` is not a module's name`,
    value?.span ?? span,
    `not a name for \`${word}\``,
    nameHint(text),
  );
}

function nameHint(text: string): string {
  const [odd] = findOddCharacters(text);
  if (odd !== undefined) return `it holds ${odd.description}; write the name anew`;
  if (text.includes('<%')) return 'render the template, and give pupfile what comes out';
  if (/^(?:[a-z+]+:\/\/|git@)/.test(text)) {
    const name = /([\w-]+?)(?:\.git)?\/?$/.exec(text)?.[1] ?? 'NAME';
    return `the name comes first: mod '${name}', git: '${text}'`;
  }
  const parts = splitName(text);
  return parts === null
    ? "a name is an author and a module: 'puppetlabs/stdlib' or 'puppetlabs-stdlib'"
    : separated(parts);
}

interface NameAndVersion {
  readonly name: string;
  readonly version: string;
}

// What is longer was not written by hand.
const longestName = 200;
// A name, then an operator or a version of at least two parts.
const glued = /^([\w/-]*?[a-z_])[\s-]*((?:[<>=!~^]|v?\d+\.[\dx]).*)$/i;

function splitName(text: string): NameAndVersion | null {
  if (text.length > longestName) return null;
  const [, name, version] = glued.exec(text.trim()) ?? [];
  if (name === undefined || version === undefined) return null;
  const isBoth = parseModuleName(name) !== null && parseRequirement(version) !== null;
  return isBoth ? { name, version: version.trim() } : null;
}

function separated({ name, version }: NameAndVersion): string {
  return `write the name and the version apart: '${name}', '${version}'`;
}

/**
 * Refuses `'example/apt0.6.2'`, the name of a Forge's module with its version glued to it.
 *
 * @throws PUPPETFILE_INVALID
 */
export function refuseGluedVersion(value: RubyText): void {
  const parts = splitName(value.text);
  if (parts === null) return;
  throw invalid(
    `\`${inspectValue(value)}\` is a name and a version in one`,
    value.span,
    'a comma and quotes are missing inside',
    separated(parts),
  );
}
