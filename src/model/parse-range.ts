import { parseVersion, type Version } from './version.ts';
import {
  anyVersion,
  type Comparator,
  intersectRanges,
  rangeOf,
  type VersionRange,
} from './version-range.ts';

/**
 * Reads a range of Puppet's own grammar, as `metadata.json` has it (semantic_puppet's
 * `VersionRange.parse`), more leniently: blanks, commas and a leading `v` are forgiven, and the
 * operators of RubyGems that Puppet lacks (`!=`) are understood.
 *
 * `~> 1.2` is here what semantic_puppet makes of it, `>= 1.2.0 < 1.3.0`.
 * Null where the text is no range.
 */
export function parseRange(text: string): VersionRange | null {
  return parseWith(text, { pessimistic: approximateRange });
}

/**
 * Reads one version requirement of a Puppetfile: the same grammar, but `~> 1.2` is RubyGems'
 * `>= 1.2 < 2` and `= 1.1` is the one version 1.1.0, as librarian-puppet's users know them.
 */
export function parseRequirement(text: string): VersionRange | null {
  if (/^(:?latest)?$/.test(text.trim())) return anyVersion;
  return parseWith(text, { pessimistic: pessimisticRange, equal: exactly });
}

/** Several requirements of one `mod` line, which must all hold. Null where one cannot be read. */
export function parseRequirements(texts: readonly string[]): VersionRange | null {
  const ranges = texts.map(parseRequirement);
  const readable = ranges.filter((range) => range !== null);
  if (readable.length < ranges.length) return null;
  return intersectRanges(readable.filter((range) => range !== anyVersion));
}

type Comparators = readonly Comparator[];

interface Dialect {
  readonly pessimistic: (partial: PartialVersion) => Comparators;
  readonly equal?: (partial: PartialVersion) => Comparators;
}

/** `1`, `1.2` or `1.2.3-rc1+b`: what was left out or given as `x` is undefined. */
interface PartialVersion {
  readonly major: number | undefined;
  readonly minor: number | undefined;
  readonly patch: number | undefined;
  /** With zeros for what is undefined. */
  readonly lowest: Version;
}

// Fifteen digits are exact in a number, and so is the number that follows.
const part = String.raw`(x|X|\*|0|[1-9]\d{0,14})`;
const words = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const suffix = String.raw`((?:-${words})?(?:\+${words})?)`;
const partialPattern = new RegExp(String.raw`^v?${part}(?:\.${part}(?:\.${part}${suffix})?)?$`);
const simplePattern = /^(<=|>=|~>|~=|!=|[<>=~^])?(.+)$/;

// A range is short; what is longer is an attack on whoever compares it.
const longestRange = 1000;

function parseWith(text: string, dialect: Dialect): VersionRange | null {
  if (text.length > longestRange) return null;
  const trimmed = text.trim();
  const alternatives = trimmed
    .split('||')
    .map((alternative) => alternative.trim())
    .filter((alternative, _, all) => alternative !== '' || all.length === 1)
    .map((alternative) => parseAlternative(alternative, dialect));
  const readable = alternatives.filter((comparators) => comparators !== null);
  return readable.length < alternatives.length ? null : rangeOf(trimmed, readable);
}

function parseAlternative(text: string, dialect: Dialect): Comparators | null {
  const [low, high, ...rest] = text.split(/\s+-\s+/);
  if (low !== undefined && high !== undefined) {
    return rest.length > 0 ? null : hyphenRange(low, high);
  }
  // `>= 1.0` is one comparator: the blank after an operator does not separate.
  const joined = text.replace(/~\s+>/g, '~>').replace(/([<>=~^])\s+/g, '$1');
  const simples = joined.split(/\s*,\s*|\s+/).filter((simple) => simple !== '');
  const comparators = simples.map((simple) => parseSimple(simple, dialect));
  const readable = comparators.filter((one) => one !== null);
  return readable.length < comparators.length ? null : readable.flat();
}

function parseSimple(text: string, dialect: Dialect): Comparators | null {
  const [, operator = '', operand = ''] = simplePattern.exec(text) ?? [];
  const partial = parsePartial(operand);
  if (partial === null) return null;
  switch (operator) {
    case '~>':
      return dialect.pessimistic(partial);
    case '~':
    case '~=':
      return approximateRange(partial);
    case '^':
      return caretRange(partial);
    case '>':
      return above(partial);
    case '<=':
      return upTo(partial);
    case '>=':
      return [comparator('>=', partial.lowest)];
    case '<':
      return [comparator('<', partial.lowest)];
    case '!=':
      return [comparator('!=', partial.lowest)];
    case '=':
      return (dialect.equal ?? xRange)(partial);
    default:
      return xRange(partial);
  }
}

function parsePartial(text: string): PartialVersion | null {
  const match = partialPattern.exec(text);
  if (match === null) return null;
  const [major, minor, patch] = [digits(match[1]), digits(match[2]), digits(match[3])];
  // `1.2.3-01` has the form of a version and is none.
  const lowest = parseVersion(`${major ?? 0}.${minor ?? 0}.${patch ?? 0}${match[4] ?? ''}`);
  return lowest === null ? null : { major, minor, patch, lowest };
}

function digits(text: string | undefined): number | undefined {
  return text === undefined || /^[xX*]$/.test(text) ? undefined : Number(text);
}

function hyphenRange(low: string, high: string): Comparators | null {
  const from = parsePartial(low);
  const to = parsePartial(high);
  if (from === null || to === null) return null;
  // semantic_puppet fills the upper end with zeros: `1.0 - 2.0` ends at 2.0.0.
  return [comparator('>=', from.lowest), comparator('<=', to.lowest)];
}

/** `1.2` is any 1.2.x; a full version is itself; `x` is anything. */
function xRange(partial: PartialVersion): Comparators {
  return isFull(partial) ? exactly(partial) : approximateRange(partial);
}

function exactly(partial: PartialVersion): Comparators {
  return [comparator('=', partial.lowest)];
}

/** `~1.2.3` is `>= 1.2.3 < 1.3.0`, `~1` is `>= 1.0.0 < 2.0.0`. */
function approximateRange(partial: PartialVersion): Comparators {
  const { major, minor } = partial;
  return major === undefined ? [] : between(partial, endOf(major, minor));
}

/** `^1.2.3` is `>= 1.2.3 < 2.0.0`; below 1.0.0 semantic_puppet moves the patch only: `^0.0.3` is < 0.1.0. */
function caretRange(partial: PartialVersion): Comparators {
  const { major } = partial;
  if (major === undefined) return [];
  return major === 0 ? approximateRange(partial) : between(partial, endOf(major));
}

/** RubyGems' `~> 1.2` is `>= 1.2 < 2`, `~> 1.2.3` is `>= 1.2.3 < 1.3`, `~> 1` is `>= 1 < 2`. */
function pessimisticRange(partial: PartialVersion): Comparators {
  const { major, patch } = partial;
  if (major === undefined) return [];
  return patch === undefined ? between(partial, endOf(major)) : approximateRange(partial);
}

/** `> 1.2` begins with 1.3.0, and nothing is above `*`. */
function above(partial: PartialVersion): Comparators {
  const { major, minor } = partial;
  if (major === undefined) return nothing();
  if (isFull(partial)) return [comparator('>', partial.lowest)];
  return [comparator('>=', endOf(major, minor))];
}

/** `<= 1.2` still has every 1.2.x. */
function upTo(partial: PartialVersion): Comparators {
  const { major, minor } = partial;
  if (major === undefined) return [];
  if (isFull(partial)) return [comparator('<=', partial.lowest)];
  return [comparator('<', endOf(major, minor))];
}

function nothing(): Comparators {
  return [comparator('<', version('0.0.0'))];
}

function between(from: PartialVersion, end: Version): Comparators {
  // What follows a wildcard says nothing: `1.x.3` begins with 1.0.0.
  const start = isFull(from) ? from.lowest : version(`${from.major ?? 0}.${from.minor ?? 0}.0`);
  return [comparator('>=', start), comparator('<', end)];
}

/** The first version behind all that `1` or `1.2` names: 2.0.0, 1.3.0. */
function endOf(major: number, minor?: number): Version {
  return version(minor === undefined ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`);
}

function isFull({ major, minor, patch }: PartialVersion): boolean {
  return major !== undefined && minor !== undefined && patch !== undefined;
}

function comparator(operator: Comparator['operator'], bound: Version): Comparator {
  return { operator, version: bound };
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === null) throw new RangeError(`not a version: ${text}`);
  return parsed;
}
