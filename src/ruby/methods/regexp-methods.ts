import { hashOf } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { matchRegexp } from '../regexp/match-regexp.ts';
import { matchedGroup, matchedText } from '../regexp/matched-text.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  integer,
  type MatchValue,
  nil,
  type RegexpValue,
  string,
  type Value,
} from '../value.ts';
import { conversionError, integerOf, nameOf } from './conversions.ts';

type SearchContext = Pick<Message, 'ruby' | 'at' | 'frame'>;

/** Looks for a pattern, and remembers what it found for `$~`, `$1` and the like. */
export function search(
  pattern: RegexpValue,
  subject: string,
  { ruby, at, frame }: SearchContext,
  from = 0,
): MatchValue | null {
  const spend = (steps: number) => ruby.budget.spend(steps, at);
  const match = matchRegexp(pattern, subject, { from, at, spend });
  frame.scope.set('$~', match ?? nil(at));
  return match;
}

/** A pattern that a method wants; a String stands for itself. */
export function patternOf(value: Value | undefined, { at }: Pick<Message, 'at'>): RegexpValue {
  if (value?.kind === 'regexp') return value;
  if (value?.kind === 'string') {
    return { kind: 'regexp', pattern: escapePattern(value.text), flags: '', place: at };
  }
  throw conversionError(value, 'Regexp', at);
}

/** `Regexp.escape`. */
export function escapePattern(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\t': '\\t',
    '\r': '\\r',
    '\f': '\\f',
    '\v': '\\v',
    ' ': '\\ ',
  };
  return text.replace(
    /[\s.*?+^$|\\()[\]{}#-]/g,
    (character) => named[character] ?? `\\${character}`,
  );
}

function subjectOf(value: Value | undefined, { at }: Pick<Message, 'at'>): string | null {
  return value === undefined || value.kind === 'nil' ? null : nameOf(value, at);
}

const isMatch = takes<RegexpValue>(1, 1, (m) => {
  const [value] = m.args;
  if (value?.kind === 'poison') throw new Poisoned(value);
  const isText = value?.kind === 'string' || value?.kind === 'symbol';
  return boolean(isText && search(m.receiver, value.text, m) !== null, m.at);
});

/** The methods of Regexp. */
export const regexpMethods: MethodTable<RegexpValue> = {
  match: takes(1, 2, (m) => {
    const subject = subjectOf(m.args[0], m);
    return (subject === null ? null : search(m.receiver, subject, m)) ?? nil(m.at);
  }),
  'match?': takes(1, 1, (m) => {
    const subject = subjectOf(m.args[0], m);
    return boolean(subject !== null && search(m.receiver, subject, m) !== null, m.at);
  }),
  '=~': takes(1, 1, (m) => {
    const subject = subjectOf(m.args[0], m);
    const match = subject === null ? null : search(m.receiver, subject, m);
    return match === null ? nil(m.at) : integer(match.groups[0]?.start ?? 0, m.at);
  }),
  '===': isMatch,
  source: takes(0, 0, ({ receiver, at }) => string(receiver.pattern, at)),
};

function groupNumber(
  { names }: MatchValue,
  key: Value | undefined,
  m: Pick<Message, 'at'>,
): number {
  if (key?.kind !== 'string' && key?.kind !== 'symbol') return integerOf(key, m.at);
  const number = names.get(key.text);
  if (number !== undefined) return number;
  throw rubyError('IndexError', `undefined group name reference: ${key.text}`, m.at);
}

const captures = takes<MatchValue>(0, 0, ({ receiver, at }) =>
  array(
    receiver.groups.slice(1).map((_, index) => matchedGroup(receiver, index + 1, at)),
    at,
  ),
);

/** The methods of MatchData. */
export const matchMethods: MethodTable<MatchValue> = {
  '[]': takes(1, 1, (m) => matchedGroup(m.receiver, groupNumber(m.receiver, m.args[0], m), m.at)),
  captures,
  to_a: takes(0, 0, ({ receiver, at }) =>
    array(
      receiver.groups.map((_, index) => matchedGroup(receiver, index, at)),
      at,
    ),
  ),
  named_captures: takes(0, 0, ({ receiver, at }) =>
    hashOf(
      [...receiver.names].map(([name, number]) => [
        string(name, at),
        matchedGroup(receiver, number, at),
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
  begin: takes(1, 1, (m) =>
    integer(m.receiver.groups[groupNumber(m.receiver, m.args[0], m)]?.start ?? 0, m.at),
  ),
  end: takes(1, 1, (m) =>
    integer(m.receiver.groups[groupNumber(m.receiver, m.args[0], m)]?.end ?? 0, m.at),
  ),
  string: takes(0, 0, ({ receiver, at }) => string(receiver.subject, at)),
};
