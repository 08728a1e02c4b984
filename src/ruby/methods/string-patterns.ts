import { readEntry } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { matchedGroup, matchedText } from '../regexp/matched-text.ts';
import {
  array,
  boolean,
  integer,
  type MatchedGroup,
  type MatchValue,
  nil,
  type Place,
  type StringValue,
  string,
  type Value,
} from '../value.ts';
import { callBlock, checkFrozen, conversionError, integerOf, textOf } from './conversions.ts';
import { patternOf, search } from './regexp-methods.ts';

type StringMessage = Message<StringValue>;

function replaced(m: StringMessage, isGlobal: boolean): string {
  const {
    receiver: { text },
    args: [pattern],
    at,
    ruby,
  } = m;
  const parts: string[] = [];
  let position = 0;
  for (const match of matchesIn(text, patternOf(pattern, m), m)) {
    const { start, end } = match.groups[0] ?? { start: 0, end: 0 };
    parts.push(text.slice(position, start), replacementFor(match, m));
    position = end;
    if (!isGlobal) break;
  }
  parts.push(text.slice(position));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  ruby.budget.spendText(length, at);
  return parts.join('');
}

function* matchesIn(
  text: string,
  pattern: ReturnType<typeof patternOf>,
  m: StringMessage,
): Generator<MatchValue> {
  let position = 0;
  while (position <= text.length) {
    const match = search(pattern, text, m, position);
    if (match === null) return;
    m.ruby.budget.spend(10, m.at);
    yield match;
    const { start, end } = match.groups[0] ?? { start: 0, end: 0 };
    position = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
  }
}

function replacementFor(match: MatchValue, m: StringMessage): string {
  const [, replacement] = m.args;
  const whole = matchedGroup(match, 0, m.at);
  if (replacement === undefined) {
    m.frame.scope.set('$~', match);
    return toText(callBlock(m as Message<never>, whole));
  }
  if (replacement.kind === 'hash') {
    const value = readEntry(replacement, whole);
    return value === undefined ? '' : toText(value);
  }
  return expandReferences(textOf(replacement, m.at), match, m);
}

/** `\1`, `\k<name>`, `\0`, `\&`, `` \` ``, `\'` and `\\` in a replacement. */
function expandReferences(replacement: string, match: MatchValue, { at }: StringMessage): string {
  return replacement.replace(/\\(?:([0-9&`'\\])|k<(\w+)>)/g, (_whole, key = '', name?: string) => {
    if (key === '\\') return '\\';
    if ("`'&".includes(key) && key !== '') return toText(matchedText(match, `$${key}`, at));
    const number =
      name === undefined ? Number(key) : (match.names.get(name) ?? match.groups.length);
    return number < match.groups.length ? toText(matchedGroup(match, number, at)) : '';
  });
}

const substitute = (isGlobal: boolean) =>
  takes<StringValue>(1, 2, (m) => string(replaced(m, isGlobal), m.at));
const substituteInPlace = (isGlobal: boolean) =>
  takes<StringValue>(1, 2, (m) => {
    checkFrozen(m.receiver, m.at);
    const text = replaced(m, isGlobal);
    if (text === m.receiver.text) return nil(m.at);
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
  const isSeparator = ({ start, end }: MatchedGroup) =>
    start < end || (start > 0 && start < text.length);
  const parts: string[] = [];
  let position = 0;
  let count = 1;
  for (const { groups } of matchesIn(text, patternOf(separator, m), m)) {
    const [whole, ...inner] = groups;
    if (count === limit) break;
    if (!whole || !isSeparator(whole)) continue;
    // What the separator's groups matched stands between the parts.
    const kept = inner.flatMap((group) => (group ? [text.slice(group.start, group.end)] : []));
    parts.push(text.slice(position, whole.start), ...kept);
    position = whole.end;
    count += 1;
  }
  return [...parts, text.slice(position)];
}

function scan(m: StringMessage): Value {
  const {
    receiver: { text },
    args: [pattern],
    at,
  } = m;
  const found = [...matchesIn(text, patternOf(pattern, m), m)].map((match) =>
    match.groups.length === 1
      ? matchedGroup(match, 0, at)
      : array(
          match.groups.slice(1).map((_, index) => matchedGroup(match, index + 1, at)),
          at,
        ),
  );
  m.ruby.budget.spendElements(found.length, at);
  if (m.block === null) return array(found, at);
  for (const value of found) callBlock(m as Message<never>, value);
  return m.receiver;
}

function partition(m: StringMessage, isLast: boolean): Value {
  const {
    receiver: { text },
    args: [pattern],
    at,
  } = m;
  const all = [...matchesIn(text, patternOf(pattern, m), m)];
  const group = (isLast ? all.at(-1) : all[0])?.groups[0];
  const whole = isLast ? ['', '', text] : [text, '', ''];
  const parts = group
    ? [text.slice(0, group.start), text.slice(group.start, group.end), text.slice(group.end)]
    : whole;
  return array(
    parts.map((part) => string(part, at)),
    at,
  );
}

const find = (answer: (match: MatchValue | null, at: Place) => Value) =>
  takes<StringValue>(1, 1, (m) => answer(findMatch(m), m.at));

/** The match of a regexp, or of a String that is read as one. */
function findMatch(m: Message<StringValue>): MatchValue | null {
  const [pattern] = m.args;
  const written = pattern?.kind === 'string' ? { pattern: pattern.text } : {};
  return search({ ...patternOf(pattern, m), ...written }, m.receiver.text, m);
}

/** Where a match begins, in characters. */
function placeOf({ subject, groups }: MatchValue, at: Message['at']): Value {
  return integer([...subject.slice(0, groups[0]?.start)].length, at);
}

/** The methods of String that take a pattern. */
export const patternMethods: MethodTable<StringValue> = {
  sub: substitute(false),
  gsub: substitute(true),
  'sub!': substituteInPlace(false),
  'gsub!': substituteInPlace(true),
  split: takes(0, 2, (m) => {
    const parts = split(m);
    m.ruby.budget.spendElements(parts.length, m.at);
    return array(
      parts.map((part) => string(part, m.at)),
      m.at,
    );
  }),
  scan: takes(1, 1, scan),
  partition: takes(1, 1, (m) => partition(m, false)),
  rpartition: takes(1, 1, (m) => partition(m, true)),
  match: find((match, at) => match ?? nil(at)),
  'match?': find((match, at) => boolean(match !== null, at)),
  '=~': takes(1, 1, (m) => {
    const [pattern] = m.args;
    if (pattern?.kind === 'string') throw conversionError(pattern, 'Regexp', m.at);
    const match = findMatch(m);
    return match === null ? nil(m.at) : placeOf(match, m.at);
  }),
  index: takes(1, 2, (m) => {
    const characters = [...m.receiver.text];
    const from = m.args[1] === undefined ? 0 : integerOf(m.args[1], m.at);
    const start = characters.slice(0, from).join('').length;
    const match = search(patternOf(m.args[0], m), m.receiver.text, m, start);
    return match === null ? nil(m.at) : placeOf(match, m.at);
  }),
  'start_with?': takes(0, Infinity, (m) =>
    boolean(
      m.args.some((prefix) => {
        if (prefix.kind !== 'regexp') return m.receiver.text.startsWith(textOf(prefix, m.at));
        return search(prefix, m.receiver.text, m)?.groups[0]?.start === 0;
      }),
      m.at,
    ),
  ),
};
