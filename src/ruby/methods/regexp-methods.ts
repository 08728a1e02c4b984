import { hashOf } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { compileRegexp } from '../regexp/compile-regexp.ts';
import { matchRegexp, type SearchOptions } from '../regexp/match-regexp.ts';
import { matchedGroup, matchedText, numberOfName } from '../regexp/matched-text.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  integer,
  type MatchValue,
  nil,
  type Place,
  type RegexpValue,
  string,
  type Value,
} from '../value.ts';
import { describeOperand, integerOf, textOf } from './conversions.ts';

type Context = Pick<Message, 'ruby' | 'at'>;

/** A regular expression. Throws Ruby's RegexpError, or PUPPETFILE_UNSUPPORTED. */
export function createRegexp(pattern: string, flags: string, { ruby, at }: Context): RegexpValue {
  const regexp = { kind: 'regexp', pattern, flags, place: at } as const;
  compileRegexp(regexp, (steps) => ruby.budget.spend(steps, at));
  return regexp;
}

/** Where a search goes; see `matchRegexp`. */
export type Direction = Pick<SearchOptions, 'from' | 'looks'>;

/** Looks for a pattern, and leaves no trace. */
export function find(
  pattern: RegexpValue,
  subject: string,
  { ruby, at }: Context,
  direction: Direction = {},
): MatchValue | null {
  const spend = (steps: number) => ruby.budget.spend(steps, at);
  return matchRegexp(pattern, subject, { ...direction, at, spend });
}

/** Looks for a pattern, and remembers what it found for `$~`, `$1` and the like. */
export function search(
  pattern: RegexpValue,
  subject: string,
  m: Context & Pick<Message, 'frame'>,
  direction: Direction = {},
): MatchValue | null {
  const match = find(pattern, subject, m, direction);
  m.frame.scope.set('$~', match ?? nil(m.at));
  return match;
}

/** A pattern that a method wants; a String stands for itself. */
export function patternOf(value: Value | undefined, { at }: Pick<Message, 'at'>): RegexpValue {
  if (value?.kind === 'regexp') return value;
  if (value?.kind === 'string') {
    return { kind: 'regexp', pattern: escapePattern(value.text), flags: '', place: at };
  }
  if (value?.kind === 'poison') throw new Poisoned(value);
  const given = value === undefined ? 'nothing' : describeOperand(value);
  throw rubyError('TypeError', `wrong argument type ${given} (expected Regexp)`, at);
}

/** `Regexp.escape`. */
export function escapePattern(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\t': '\\t',
    '\r': '\\r',
    '\f': '\\f',
    '\v': '\\v',
  };
  return text.replace(
    /[\n\t\r\f\v .*?+^$|\\()[\]{}#-]/g,
    (character) => named[character] ?? `\\${character}`,
  );
}

/** The `match` of Regexp and String, from an index of characters on. */
export function matchFrom(
  pattern: RegexpValue,
  subject: string,
  index: Value | undefined,
  m: Message,
): Value {
  const from = startOf(subject, index, m);
  if (from === null) m.frame.scope.set('$~', nil(m.at));
  const match = from === null ? null : search(pattern, subject, m, { from });
  if (match === null) return nil(m.at);
  return m.block === null ? match : m.ruby.callProc(m.block, [match], m.at);
}

/** The `match?` of Regexp and String, which leaves no trace. */
export function isMatchFrom(
  pattern: RegexpValue,
  subject: string,
  index: Value | undefined,
  m: Message,
): Value {
  const from = startOf(subject, index, m);
  return boolean(from !== null && find(pattern, subject, m, { from }) !== null, m.at);
}

/** Where a search begins, in UTF-16 units; null for an index of characters outside of the text. */
export function startOf(
  subject: string,
  index: Value | undefined,
  { at }: Pick<Message, 'at'>,
): number | null {
  if (index === undefined) return 0;
  const characters = [...subject];
  const given = integerOf(index, at);
  const start = given < 0 ? characters.length + given : given;
  if (start < 0 || start > characters.length) return null;
  return characters.slice(0, start).join('').length;
}

/** An offset of UTF-16 units as an index of characters. */
export function indexAt(subject: string, offset: number, { ruby, at }: Context): Value {
  ruby.budget.spendText(offset, at);
  return integer([...subject.slice(0, offset)].length, at);
}

function subjectOf(value: Value | undefined, { at }: Pick<Message, 'at'>): string | null {
  if (value === undefined || value.kind === 'nil') return null;
  return value.kind === 'symbol' ? value.text : textOf(value, at);
}

/** The methods of Regexp. */
export const regexpMethods: MethodTable<RegexpValue> = {
  match: takes(1, 2, (m) => {
    const subject = subjectOf(m.args[0], m);
    if (subject !== null) return matchFrom(m.receiver, subject, m.args[1], m);
    m.frame.scope.set('$~', nil(m.at));
    return nil(m.at);
  }),
  'match?': takes(1, 2, (m) => {
    const subject = subjectOf(m.args[0], m);
    return subject === null ? boolean(false, m.at) : isMatchFrom(m.receiver, subject, m.args[1], m);
  }),
  '=~': takes(1, 1, (m) => {
    const subject = subjectOf(m.args[0], m);
    if (subject === null) m.frame.scope.set('$~', nil(m.at));
    const match = subject === null ? null : search(m.receiver, subject, m);
    return match === null ? nil(m.at) : edge(match, 0, 'start', m);
  }),
  '===': takes(1, 1, (m) => {
    const [value] = m.args;
    if (value?.kind === 'poison') throw new Poisoned(value);
    const isText = value?.kind === 'string' || value?.kind === 'symbol';
    return boolean(isText && search(m.receiver, value.text, m) !== null, m.at);
  }),
  source: takes(0, 0, ({ receiver, at }) => string(receiver.pattern, at)),
};

/** Where a group begins or ends, in characters. */
export function edge(match: MatchValue, number: number, side: 'start' | 'end', m: Context): Value {
  if (number < 0 || number >= match.groups.length) {
    throw rubyError('IndexError', `index ${number} out of matches`, m.at);
  }
  const group = match.groups[number];
  return group ? indexAt(match.subject, group[side], m) : nil(m.at);
}

/** The number of a group that is named or counted. */
export function groupNumber(
  match: MatchValue,
  key: Value | undefined,
  m: Pick<Message, 'at'>,
): number {
  const isName = key?.kind === 'string' || key?.kind === 'symbol';
  return isName ? namedGroup(match, key.text, m.at) : integerOf(key, m.at);
}

/** The number of the group of a name; raises IndexError where there is none. */
export function namedGroup(match: MatchValue, name: string, at: Place): number {
  const number = numberOfName(match, name);
  if (number !== undefined) return number;
  throw rubyError('IndexError', `undefined group name reference: ${name}`, at);
}

function groupsFrom(first: number, match: MatchValue, at: Place): Value[] {
  return match.groups.slice(first).map((_, index) => matchedGroup(match, first + index, at));
}

const size = takes<MatchValue>(0, 0, ({ receiver, at }) => integer(receiver.groups.length, at));

/** The methods of MatchData. */
export const matchMethods: MethodTable<MatchValue> = {
  '[]': takes(1, 2, (m) => {
    const { receiver, args, at } = m;
    if (args.length === 1 && args[0]?.kind !== 'range') {
      return matchedGroup(receiver, groupNumber(receiver, args[0], m), at);
    }
    return m.ruby.send(array(groupsFrom(0, receiver, at), at), '[]', args, m);
  }),
  captures: takes(0, 0, ({ receiver, at }) => array(groupsFrom(1, receiver, at), at)),
  to_a: takes(0, 0, ({ receiver, at }) => array(groupsFrom(0, receiver, at), at)),
  size,
  length: size,
  named_captures: takes(0, 0, ({ receiver, at }) =>
    hashOf(
      [...receiver.names.keys()].map((name) => [
        string(name, at),
        matchedGroup(receiver, numberOfName(receiver, name) ?? 0, at),
      ]),
      at,
    ),
  ),
  names: takes(0, 0, ({ receiver, at }) =>
    array(
      [...receiver.names.keys()].map((name) => string(name, at)),
      at,
    ),
  ),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => matchedGroup(m.receiver, groupNumber(m.receiver, key, m), m.at)),
      m.at,
    ),
  ),
  pre_match: takes(0, 0, ({ receiver, at }) => matchedText(receiver, '$`', at)),
  post_match: takes(0, 0, ({ receiver, at }) => matchedText(receiver, "$'", at)),
  begin: takes(1, 1, (m) => edge(m.receiver, groupNumber(m.receiver, m.args[0], m), 'start', m)),
  end: takes(1, 1, (m) => edge(m.receiver, groupNumber(m.receiver, m.args[0], m), 'end', m)),
  offset: takes(1, 1, (m) => {
    const number = groupNumber(m.receiver, m.args[0], m);
    return array([edge(m.receiver, number, 'start', m), edge(m.receiver, number, 'end', m)], m.at);
  }),
  regexp: takes(0, 0, ({ receiver }) => receiver.regexp),
  string: takes(0, 0, ({ receiver, at }) => ({ ...string(receiver.subject, at), isFrozen: true })),
};
