import type { SourceSpan } from '../errors/source-span.ts';
import type { RubyHash, RubyHashEntry, RubyValue } from '../ruby/ruby-value.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { type DslCall, dslWords, isDslWord } from './dsl-calls.ts';

/**
 * Reads the words of a Puppetfile that is nothing but words: `mod 'puppetlabs-stdlib', '9.7.0'` and
 * its like, with comments and options. Most are, and to load a parser of Ruby for them takes longer
 * than everything else that a command does.
 *
 * What it reads, it reads as Ruby would. Whatever is not certain is left to the parser: escapes and
 * interpolation, blocks, expressions, comments that speak to pupfile, and everything that is wrong.
 *
 * @returns null where it takes Ruby
 */
export function readPlainCalls(source: SourceText): readonly DslCall[] | null {
  if (surprising.test(source.text)) return null;
  const cursor: Cursor = { source, at: 0 };
  const calls: DslCall[] = [];
  skip(cursor, nothing);
  while (cursor.at < source.text.length) {
    const call = calls.length < mostCalls ? readCall(cursor) : null;
    if (call === null || skip(cursor, lineEnd) === null) return null;
    calls.push(call);
    skip(cursor, nothing);
  }
  return calls;
}

// Control characters, directives, the encoding of the file, templates.
const surprising =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Ruby ends a file at some of them.
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|# ?(?:pupfile|resolver):|coding|<%/;

// More than that takes long enough for the parser not to matter; it knows the limits.
const mostCalls = 10_000;

const nothing = /(?:[ \t\r\n]+|#.*)*/y;
const lineEnd = /[ \t]*(?:#.*)?(?:\r?\n|$)/y;
const word = /[a-z]+/y;
const gap = /[ \t]+/y;
const comma = /[ \t]*,(?:[ \t\r\n]+|#.*)*/y;
const text = /'[^'\\\n\r\x80-\uffff]*'|"[^"\\#\n\r\x80-\uffff]*"/y;
const symbol = /:[a-z_][A-Za-z0-9_]*/y;
const boolean = /(?:true|false)(?![\w?!])/y;
const label = /[a-z_][A-Za-z0-9_]*:(?=[ \t])/y;
const arrow = /[ \t]*=>/y;

interface Cursor {
  readonly source: SourceText;
  at: number;
}

/** Goes past what comes next, if it is that; the text of it. */
function skip(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.source.text)?.[0] ?? null;
  if (found !== null) cursor.at += found.length;
  return found;
}

function readCall(cursor: Cursor): DslCall | null {
  const start = cursor.at;
  const name = skip(cursor, word);
  if (name === null || !isDslWord(name)) return null;
  const span = cursor.source.spanBetween(start, cursor.at);
  const given = readArguments(cursor);
  if (given === null) return null;
  const { fewest, most } = dslWords[name];
  const count = given.args.length;
  if (name === 'modulefile' || count < fewest || count > most) return null;
  return { word: name, ...given, block: null, span };
}

function readArguments(cursor: Cursor): Pick<DslCall, 'args' | 'options'> | null {
  const args: RubyValue[] = [];
  if (skip(cursor, gap) === null || isAtLineEnd(cursor)) return { args, options: null };
  do {
    const options = readOptions(cursor);
    if (options !== null) return { args, options };
    const value = readValue(cursor);
    if (value === null) return null;
    args.push(value);
  } while (skip(cursor, comma) !== null);
  return { args, options: null };
}

/** All that are left, since nothing may follow them. */
function readOptions(cursor: Cursor): RubyHash | null {
  const start = cursor.at;
  const entries = new Map<string, RubyHashEntry>();
  do {
    const entry = readOption(cursor);
    const name = entry?.key.kind === 'symbol' ? entry.key.text : null;
    if (entry === null || name === null || entries.has(name)) {
      cursor.at = start;
      return null;
    }
    entries.set(name, entry);
  } while (skip(cursor, comma) !== null);
  const span = cursor.source.spanBetween(start, cursor.at);
  return { kind: 'hash', entries: [...entries.values()], span };
}

function isAtLineEnd({ source, at }: Cursor): boolean {
  lineEnd.lastIndex = at;
  return lineEnd.test(source.text);
}

/** `:git => 'URL'` or `git: 'URL'`. */
function readOption(cursor: Cursor): RubyHashEntry | null {
  const start = cursor.at;
  const labelled = skip(cursor, label);
  const named = labelled === null ? skip(cursor, symbol) : null;
  const span = cursor.source.spanBetween(start, cursor.at);
  if (labelled === null && (named === null || skip(cursor, arrow) === null)) return null;
  const name = labelled?.slice(0, -1) ?? named?.slice(1) ?? '';
  skip(cursor, gap);
  const value = readValue(cursor);
  return value === null ? null : { key: { kind: 'symbol', text: name, span }, value };
}

function readValue(cursor: Cursor): RubyValue | null {
  const start = cursor.at;
  const spanOf = (): SourceSpan => cursor.source.spanBetween(start, cursor.at);
  const quoted = skip(cursor, text);
  if (quoted !== null) return { kind: 'string', text: quoted.slice(1, -1), span: spanOf() };
  const named = skip(cursor, symbol);
  if (named !== null) return { kind: 'symbol', text: named.slice(1), span: spanOf() };
  const truth = skip(cursor, boolean);
  return truth === null ? null : { kind: 'boolean', value: truth === 'true', span: spanOf() };
}
