import { readEntry } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { matchedGroup, matchedText } from '../regexp/matched-text.ts';
import { nextPosition } from '../regexp/next-position.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  type MatchedGroup,
  type MatchValue,
  nil,
  type Place,
  type RegexpValue,
  type StringValue,
  string,
  type Value,
} from '../value.ts';
import { callBlock, checkFrozen, integerOf, textOf } from './conversions.ts';
import {
  createRegexp,
  edge,
  find,
  isMatchFrom,
  matchFrom,
  namedGroup,
  patternOf,
  search,
  startOf,
} from './regexp-methods.ts';

type StringMessage = Message<StringValue>;

/** The text with its replacements; null where nothing matched. */
function replaced(m: StringMessage, isGlobal: boolean): string | null {
  const {
    receiver: { text },
    args: [pattern, replacement],
    at,
    ruby,
  } = m;
  if (!isGlobal && replacement === undefined && m.block === null) {
    throw rubyError('ArgumentError', 'wrong number of arguments (given 1, expected 2)', at);
  }
  const parts: string[] = [];
  let position = 0;
  for (const match of remembered(matchesIn(text, patternOf(pattern, m), m), m)) {
    const { start, end } = whole(match);
    parts.push(text.slice(position, start), replacementFor(match, m));
    position = end;
    if (!isGlobal) break;
  }
  if (parts.length === 0) return null;
  parts.push(text.slice(position));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  ruby.budget.spendText(length, at);
  return parts.join('');
}

function* matchesIn(text: string, pattern: RegexpValue, m: StringMessage): Generator<MatchValue> {
  let position = 0;
  while (position <= text.length) {
    const match = find(pattern, text, m, { from: position });
    if (match === null) return;
    m.ruby.budget.spend(25, m.at);
    yield match;
    const { start, end } = whole(match);
    position = end > start ? end : nextPosition(text, end);
  }
}

/** Keeps `$~` at the match that is worked on, and in the end at the last one. */
function* remembered(matches: Iterable<MatchValue>, m: StringMessage): Generator<MatchValue> {
  let last: Value = nil(m.at);
  try {
    for (last of matches) {
      m.frame.scope.set('$~', last);
      yield last;
    }
  } finally {
    m.frame.scope.set('$~', last);
  }
}

function whole({ groups }: MatchValue): MatchedGroup {
  return groups[0] ?? { start: 0, end: 0 };
}

function replacementFor(match: MatchValue, m: StringMessage): string {
  const [, replacement] = m.args;
  const found = matchedGroup(match, 0, m.at);
  if (replacement === undefined) return toText(callBlock(m as Message<never>, found));
  if (replacement.kind === 'hash') {
    const value = readEntry(replacement, found);
    return value === undefined ? '' : toText(value);
  }
  return expandReferences(textOf(replacement, m.at), match, m);
}

/** `\1`, `\k<name>`, `\0`, `\&`, `` \` ``, `\'` and `\\` in a replacement. */
function expandReferences(replacement: string, match: MatchValue, { at }: StringMessage): string {
  return replacement.replace(
    /\\(?:([0-9&`'\\])|k<(\w+)>)/g,
    (_whole, key: string, name?: string) => {
      if (name !== undefined) return toText(matchedGroup(match, namedGroup(match, name, at), at));
      if (key === '\\') return '\\';
      if (/\d/.test(key)) return toText(numberedGroup(match, Number(key), at));
      return toText(matchedText(match, `$${key}`, at));
    },
  );
}

/** Groups with names have no numbers here. */
function numberedGroup(match: MatchValue, number: number, at: Place): Value {
  return number > 0 && match.names.size > 0 ? nil(at) : matchedGroup(match, number, at);
}

const substitute = (isGlobal: boolean) =>
  takes<StringValue>(1, 2, (m) => string(replaced(m, isGlobal) ?? m.receiver.text, m.at));
const substituteInPlace = (isGlobal: boolean) =>
  takes<StringValue>(1, 2, (m) => {
    checkFrozen(m.receiver, m.at);
    const text = replaced(m, isGlobal);
    if (text === null) return nil(m.at);
    m.receiver.text = text;
    return m.receiver;
  });

function split(m: StringMessage): string[] {
  const {
    receiver: { text },
    args: [separator, count],
    at,
  } = m;
  const limit = count === undefined ? 0 : integerOf(count, at);
  if (text === '') return [];
  if (limit === 1) return [text];
  const isBlank =
    separator === undefined ||
    separator.kind === 'nil' ||
    (separator.kind === 'string' && separator.text === ' ');
  const parts = isBlank ? splitBlanks(text, limit) : splitBy(text, separator, limit, m);
  if (limit === 0) while (parts.at(-1) === '') parts.pop();
  return parts;
}

function splitBlanks(text: string, limit: number): string[] {
  const parts: string[] = [];
  const words = /[^\t\n\v\f\r\0 ]+/g;
  for (let word = words.exec(text); word !== null; word = words.exec(text)) {
    if (limit > 0 && parts.length === limit - 1) return [...parts, text.slice(word.index)];
    parts.push(word[0]);
  }
  if (limit !== 0 && /[\t\n\v\f\r\0 ]$/.test(text)) parts.push('');
  return parts;
}

function splitBy(text: string, separator: Value, limit: number, m: StringMessage): string[] {
  if (separator.kind === 'string' && separator.text !== '' && limit === 0) {
    return text.split(separator.text);
  }
  const pattern = patternOf(separator, m);
  const parts: string[] = [];
  let position = 0;
  for (let count = 1; count !== limit; count += 1) {
    const match = findSeparator(text, pattern, position, m);
    if (match === null) break;
    const { start, end } = whole(match);
    // What the separator's groups matched stands between the parts.
    const kept = match.groups
      .slice(1)
      .flatMap((group) => (group ? [text.slice(group.start, group.end)] : []));
    parts.push(text.slice(position, start), ...kept);
    position = end;
  }
  return [...parts, text.slice(position)];
}

/** An empty separator does not stand at the beginning of a part. */
function findSeparator(text: string, pattern: RegexpValue, from: number, m: StringMessage) {
  m.ruby.budget.spend(25, m.at);
  const match = find(pattern, text, m, { from });
  if (match === null || whole(match).end > from) return match;
  return find(pattern, text, m, { from: nextPosition(text, from) });
}

function scan(m: StringMessage): Value {
  const {
    receiver: { text },
    args: [pattern],
    at,
  } = m;
  const matches = remembered(matchesIn(text, patternOf(pattern, m), m), m);
  const shown = (match: MatchValue) =>
    match.groups.length === 1
      ? matchedGroup(match, 0, at)
      : array(
          match.groups.slice(1).map((_, index) => matchedGroup(match, index + 1, at)),
          at,
        );
  if (m.block !== null) {
    for (const match of matches) callBlock(m as Message<never>, shown(match));
    return m.receiver;
  }
  const found = [...matches].map(shown);
  m.ruby.budget.spendElements(found.length, at);
  return array(found, at);
}

function partition(m: StringMessage, isLast: boolean): Value {
  const {
    receiver: { text },
    args: [pattern],
    at,
  } = m;
  const direction = isLast ? ({ from: text.length, looks: 'back' } as const) : {};
  const match = search(patternOf(pattern, m), text, m, direction);
  const unmatched = isLast ? ['', '', text] : [text, '', ''];
  const parts = match === null ? unmatched : partsAround(text, whole(match));
  return array(
    parts.map((part) => string(part, at)),
    at,
  );
}

function partsAround(text: string, { start, end }: MatchedGroup): string[] {
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** The pattern of `match`: a String is read as one. */
function readPattern(m: StringMessage): RegexpValue {
  const [pattern] = m.args;
  return pattern?.kind === 'string' ? createRegexp(pattern.text, '', m) : patternOf(pattern, m);
}

/** Where a match begins, in characters. */
function placeOf(match: MatchValue | null, m: StringMessage): Value {
  return match === null ? nil(m.at) : edge(match, 0, 'start', m);
}

/** What `index` and `rindex` look for. */
function wantedOf(m: StringMessage): RegexpValue {
  const [wanted] = m.args;
  return wanted?.kind === 'regexp' ? wanted : patternOf(string(textOf(wanted, m.at), m.at), m);
}

/** The methods of String that take a pattern. */
export const patternMethods: MethodTable<StringValue> = {
  sub: substitute(false),
  gsub: substitute(true),
  'sub!': substituteInPlace(false),
  'gsub!': substituteInPlace(true),
  split: takes(0, 2, (m) => {
    const parts = split(m).map((part) => string(part, m.at));
    m.ruby.budget.spendElements(parts.length, m.at);
    if (m.block === null) return array(parts, m.at);
    for (const part of parts) callBlock(m as Message<never>, part);
    return m.receiver;
  }),
  scan: takes(1, 1, scan),
  partition: takes(1, 1, (m) => partition(m, false)),
  rpartition: takes(1, 1, (m) => partition(m, true)),
  match: takes(1, 2, (m) => matchFrom(readPattern(m), m.receiver.text, m.args[1], m)),
  'match?': takes(1, 2, (m) => isMatchFrom(readPattern(m), m.receiver.text, m.args[1], m)),
  '=~': takes(1, 1, (m) => {
    const [pattern = nil(m.at)] = m.args;
    if (pattern.kind === 'string') {
      throw rubyError('TypeError', 'type mismatch: String given', m.at);
    }
    if (pattern.kind === 'nil') return pattern;
    return placeOf(search(patternOf(pattern, m), m.receiver.text, m), m);
  }),
  index: takes(1, 2, (m) => {
    const from = startOf(m.receiver.text, m.args[1], m);
    const wanted = wantedOf(m);
    return from === null ? nil(m.at) : placeOf(search(wanted, m.receiver.text, m, { from }), m);
  }),
  rindex: takes(1, 2, (m) => {
    const { text } = m.receiver;
    const [, last] = m.args;
    const wanted = wantedOf(m);
    const start = last === undefined ? text.length : startOf(text, last, m);
    const from = start ?? (integerOf(last, m.at) > 0 ? text.length : null);
    if (from === null) return nil(m.at);
    return placeOf(search(wanted, text, m, { from, looks: 'back' }), m);
  }),
  'start_with?': takes(0, Infinity, (m) =>
    boolean(
      m.args.some((prefix) => {
        if (prefix.kind !== 'regexp') return m.receiver.text.startsWith(textOf(prefix, m.at));
        return search(prefix, m.receiver.text, m, { looks: 'here' }) !== null;
      }),
      m.at,
    ),
  ),
};
