import { writeEntry } from '../hash-entries.ts';
import type { Interpreter } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  emptyHash,
  float,
  integer,
  nil,
  type Place,
  string,
  symbol,
  type Value,
} from '../value.ts';

/** How a JSON text is read. */
export interface JsonOptions {
  readonly hasSymbolKeys: boolean;
  /** Whether `NaN`, `Infinity` and `-Infinity` are numbers. */
  readonly allowsNan: boolean;
  readonly deepest: number;
}

interface Reading extends JsonOptions {
  readonly ruby: Interpreter;
  readonly at: Place;
  readonly text: string;
  /** Where the next piece begins. */
  position: number;
}

/**
 * The value of a JSON text. JavaScript's own parser would sort the keys of `{"b": 1, "2": 1}`, and
 * take 1.0 for an Integer.
 *
 * @throws Raise for a JSON::ParserError or JSON::NestingError
 */
export function parseJson(
  text: string,
  options: JsonOptions & Pick<Reading, 'ruby' | 'at'>,
): Value {
  const reading: Reading = { ...options, text, position: 0 };
  skipBlanks(reading);
  const value = readValue(reading, 1);
  skipBlanks(reading);
  return reading.position === text.length ? value : refuse(reading);
}

function readValue(reading: Reading, depth: number): Value {
  const { at, ruby } = reading;
  ruby.budget.spend(1, at);
  if (take(reading, /\[/y) !== null) return readArray(reading, depth);
  if (take(reading, /\{/y) !== null) return readObject(reading, depth);
  const text = readString(reading);
  if (text !== null) return string(text, at);
  return readNumber(reading) ?? readWord(reading) ?? refuse(reading);
}

function readArray(reading: Reading, depth: number): Value {
  checkDepth(reading, depth);
  const elements: Value[] = [];
  readList(reading, /\]/y, () => elements.push(readValue(reading, depth + 1)));
  return array(elements, reading.at);
}

function readObject(reading: Reading, depth: number): Value {
  const { at, hasSymbolKeys } = reading;
  checkDepth(reading, depth);
  const hash = emptyHash(at);
  readList(reading, /\}/y, () => {
    const name = readString(reading) ?? refuse(reading);
    skipBlanks(reading);
    if (take(reading, /:/y) === null) refuse(reading);
    skipBlanks(reading);
    const key = hasSymbolKeys ? symbol(name, at) : string(name, at);
    writeEntry(hash, key, readValue(reading, depth + 1));
  });
  return hash;
}

function readList(reading: Reading, end: RegExp, readElement: () => void): void {
  skipBlanks(reading);
  if (take(reading, end) !== null) return;
  for (;;) {
    readElement();
    skipBlanks(reading);
    if (take(reading, end) !== null) return;
    if (take(reading, /,/y) === null) refuse(reading);
    skipBlanks(reading);
  }
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function readString(reading: Reading): string | null {
  const start = reading.position;
  const quoted = take(reading, /"(?:[^"\\\p{Cc}]|[\u{7f}-\u{9f}]|\\u[\da-f]{4}|\\[^u\p{Cc}])*"/iuy);
  if (quoted === null) return null;
  const text = quoted.slice(1, -1).replace(/\\(?:u(.{4})|(.))/gsu, (_whole, code, letter) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return Object.hasOwn(escapes, letter) ? (escapes[letter] ?? '') : letter;
  });
  if (!/\p{Surrogate}/u.test(text)) return text;
  reading.position = start;
  return refuse(reading);
}

function readNumber(reading: Reading): Value | null {
  const number = take(reading, /-?(?:0|[1-9]\d*)(?![\d])(?:\.\d+)?(?:e[+-]?\d+)?/iy);
  if (number === null) return null;
  return /^-?\d+$/.test(number)
    ? integer(BigInt(number), reading.at)
    : float(Number(number), reading.at);
}

function readWord(reading: Reading): Value | null {
  const { at, allowsNan } = reading;
  const words: Readonly<Record<string, Value>> = {
    true: boolean(true, at),
    false: boolean(false, at),
    null: nil(at),
    ...(allowsNan && { NaN: float(Number.NaN, at) }),
    ...(allowsNan && { Infinity: float(Number.POSITIVE_INFINITY, at) }),
    ...(allowsNan && { '-Infinity': float(Number.NEGATIVE_INFINITY, at) }),
  };
  const start = reading.position;
  const word = take(reading, /-?[A-Za-z]+/y) ?? '';
  if (Object.hasOwn(words, word)) return words[word] ?? null;
  reading.position = start;
  return null;
}

// However deep the options allow it to be.
const deepestData = 100;

function checkDepth({ deepest, at }: Reading, depth: number): void {
  if (depth <= Math.min(deepest, deepestData)) return;
  if (deepest > deepestData) throw new RangeError('data nested too deeply');
  throw rubyError('JSON::NestingError', `nesting of ${depth} is too deep`, at);
}

/** Comments are blanks, too. */
function skipBlanks(reading: Reading): void {
  take(reading, /(?:[ \t\r\n]|\/\*.*?\*\/|\/\/[^\n]*\n)*/sy);
}

function take(reading: Reading, pattern: RegExp): string | null {
  pattern.lastIndex = reading.position;
  const match = pattern.exec(reading.text);
  if (match === null) return null;
  reading.position = pattern.lastIndex;
  return match[0];
}

function refuse({ text, position, at }: Reading): never {
  const rest = text.slice(position, position + 60);
  throw rubyError('JSON::ParserError', `unexpected token at '${rest}'`, at);
}
