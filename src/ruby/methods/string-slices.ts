import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  integer,
  type MatchedGroup,
  nil,
  type RegexpValue,
  type StringValue,
  string,
  type Value,
} from '../value.ts';
import { checkFrozen, textOf } from './conversions.ts';
import { groupNumber, search } from './regexp-methods.ts';
import { sliceBounds } from './slice-bounds.ts';

type StringMessage = Message<StringValue>;

const get = takes<StringValue>(1, 2, (m) => {
  const selected = selectedBy(m.args, m);
  return selected === null ? nil(m.at) : cut(selected, m);
});

/** The methods of String that select a part of it. */
export const sliceMethods: MethodTable<StringValue> = {
  '[]': get,
  slice: get,
  'slice!': takes(1, 2, (m) => {
    checkFrozen(m.receiver, m.at);
    const selected = selectedBy(m.args, m);
    if (selected === null) return nil(m.at);
    const removed = cut(selected, m);
    replace(selected, '', m);
    return removed;
  }),
  '[]=': takes(2, 3, (m) => {
    checkFrozen(m.receiver, m.at);
    const value = m.args.at(-1) ?? nil(m.at);
    const text = textOf(value, m.at);
    const keys = m.args.slice(0, -1);
    const selected = selectedBy(keys, m) ?? endSelectedBy(keys, m);
    if (selected === null) throw outside(keys, m);
    replace(selected, text, m);
    return value;
  }),
};

/** The part that is meant, in UTF-16 units; null where there is none. */
function selectedBy(keys: readonly Value[], m: StringMessage): MatchedGroup | null {
  const { text } = m.receiver;
  const [key, second] = keys;
  if (key?.kind === 'regexp') return matchedBy(key, second, m);
  if (key?.kind === 'string') {
    const start = text.indexOf(key.text);
    return start === -1 ? null : { start, end: start + key.text.length };
  }
  const characters = [...text];
  const bounds = sliceBounds(keys, characters.length, m.at);
  if (bounds === null) return null;
  const start = characters.slice(0, bounds.start).join('').length;
  return { start, end: start + characters.slice(bounds.start, bounds.end).join('').length };
}

function matchedBy(
  pattern: RegexpValue,
  group: Value = integer(0, pattern.place),
  m: StringMessage,
): MatchedGroup | null {
  const match = search(pattern, m.receiver.text, m);
  if (match === null) return null;
  const number = groupNumber(match, group, m);
  return match.groups[number < 0 ? match.groups.length + number : number] ?? null;
}

/** Writing to the index behind the last character appends. */
function endSelectedBy(keys: readonly Value[], m: StringMessage): MatchedGroup | null {
  const [key, second] = keys;
  return key?.kind === 'integer' && second === undefined
    ? selectedBy([key, integer(0, m.at)], m)
    : null;
}

function cut({ start, end }: MatchedGroup, { receiver, at }: StringMessage): Value {
  return string(receiver.text.slice(start, end), at);
}

function replace({ start, end }: MatchedGroup, by: string, { receiver, at, ruby }: StringMessage) {
  const text = receiver.text.slice(0, start) + by + receiver.text.slice(end);
  ruby.budget.spendText(text.length, at);
  receiver.text = text;
}

function outside([key = undefined]: readonly Value[], { at }: StringMessage) {
  switch (key?.kind) {
    case 'string':
      return rubyError('IndexError', 'string not matched', at);
    case 'regexp':
      return rubyError('IndexError', 'regexp not matched', at);
    case 'range':
      return rubyError('RangeError', `${inspect(key)} out of range`, at);
    default:
      return rubyError(
        'IndexError',
        `index ${key === undefined ? '' : inspect(key)} out of string`,
        at,
      );
  }
}
