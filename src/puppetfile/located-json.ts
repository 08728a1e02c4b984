import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceText } from '../ruby/source-text.ts';

/** A value of a JSON text, and where it stands, in UTF-16 code units. */
export type LocatedJson = LocatedObject | LocatedArray | LocatedScalar;

export interface LocatedObject {
  readonly kind: 'object';
  /** In the order of the text; a key may stand there twice. */
  readonly entries: readonly LocatedEntry[];
  readonly start: number;
  readonly end: number;
}

export interface LocatedEntry {
  readonly key: LocatedScalar;
  readonly value: LocatedJson;
}

export interface LocatedArray {
  readonly kind: 'array';
  readonly elements: readonly LocatedJson[];
  readonly start: number;
  readonly end: number;
}

/** A string, a number, a boolean or null. */
export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

interface Cursor {
  readonly source: SourceText;
  readonly text: string;
  /** Sticky, so that it begins at its own position. */
  readonly scalar: RegExp;
  position: number;
  depth: number;
}

// A metadata.json has five levels.
const deepest = 100;

/**
 * Parses JSON, and keeps the places.
 *
 * @throws METADATA_INVALID at the first mistake
 */
export function parseLocatedJson(source: SourceText): LocatedJson {
  const scalar = new RegExp(scalarPattern, 'y');
  const cursor: Cursor = { source, text: source.text, scalar, position: 0, depth: 0 };
  const value = readValue(cursor);
  skipBlanks(cursor);
  if (cursor.position < cursor.text.length) {
    throw mistake(cursor, cursor.position, 'nothing may follow here');
  }
  return value;
}

function readValue(cursor: Cursor): LocatedJson {
  skipBlanks(cursor);
  const first = cursor.text[cursor.position];
  if (first !== '{' && first !== '[') return readScalar(cursor);
  if (cursor.depth >= deepest) throw mistake(cursor, cursor.position, 'nested too deeply');
  cursor.depth += 1;
  const value = first === '{' ? readObject(cursor) : readArray(cursor);
  cursor.depth -= 1;
  return value;
}

function readObject(cursor: Cursor): LocatedObject {
  const start = cursor.position;
  const entries = readMembers(cursor, '}', () => {
    const key = readScalar(cursor);
    if (typeof key.value !== 'string') throw mistake(cursor, key.start, 'a key needs quotes');
    if (!isAt(cursor, ':')) throw mistake(cursor, cursor.position, 'expected a colon');
    return { key, value: readValue(cursor) };
  });
  return { kind: 'object', entries, start, end: cursor.position };
}

function readArray(cursor: Cursor): LocatedArray {
  const start = cursor.position;
  const elements = readMembers(cursor, ']', () => readValue(cursor));
  return { kind: 'array', elements, start, end: cursor.position };
}

function readMembers<Member>(cursor: Cursor, closer: string, read: () => Member): Member[] {
  const members: Member[] = [];
  cursor.position += 1;
  if (isAt(cursor, closer)) return members;
  for (;;) {
    members.push(read());
    if (isAt(cursor, closer)) return members;
    const comma = cursor.position;
    if (!isAt(cursor, ',')) throw expectedComma(cursor, closer);
    if (isAt(cursor, closer)) {
      throw mistake(cursor, comma, 'a comma with nothing after it', 'delete the comma');
    }
  }
}

/** Steps over the character, if it is the next one. */
function isAt(cursor: Cursor, character: string): boolean {
  skipBlanks(cursor);
  if (cursor.text[cursor.position] !== character) return false;
  cursor.position += 1;
  return true;
}

function expectedComma(cursor: Cursor, closer: string): PupfileError {
  const { position, text } = cursor;
  if (position >= text.length) return mistake(cursor, position, `ends before its \`${closer}\``);
  const end = text.slice(0, position).trimEnd().length;
  return mistake(cursor, end - 1, `a comma or \`${closer}\` belongs behind this`);
}

const scalarPattern =
  /"(?:[^"\\\n]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/;

function readScalar(cursor: Cursor): LocatedScalar {
  skipBlanks(cursor);
  const start = cursor.position;
  cursor.scalar.lastIndex = start;
  const [match] = cursor.scalar.exec(cursor.text) ?? [];
  if (match === undefined) throw noValue(cursor);
  cursor.position += match.length;
  try {
    return { kind: 'scalar', value: JSON.parse(match), start, end: cursor.position };
  } catch {
    throw mistake(cursor, start, 'a text with a character that must be escaped');
  }
}

function noValue(cursor: Cursor): PupfileError {
  const { text, position } = cursor;
  if (position >= text.length) return mistake(cursor, text.trimEnd().length, 'ends too early');
  if (text.startsWith('//', position) || text[position] === '#') {
    return mistake(cursor, position, 'not valid JSON', 'JSON has no comments');
  }
  if (text[position] === "'") {
    return mistake(cursor, position, 'not valid JSON', 'the quotes of JSON are double: "…"');
  }
  const isOpen = text[position] === '"';
  return mistake(cursor, position, isOpen ? 'not a valid text' : 'not valid JSON');
}

function skipBlanks(cursor: Cursor): void {
  while (/[ \t\r\n]/.test(cursor.text.charAt(cursor.position))) cursor.position += 1;
}

function mistake({ source }: Cursor, start: number, text: string, hint?: string): PupfileError {
  return new PupfileError('METADATA_INVALID', `Unable to parse json file ${source.file}`, {
    labels: [{ span: source.spanBetween(start, start + 1), text }],
    ...(hint === undefined ? {} : { hint }),
  });
}
