import { equals } from '../equality.ts';
import { hashKey, pairsOf, readEntry } from '../hash-entries.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, boolean, type HashValue, integer, nil, type Place, type Value } from '../value.ts';
import { callBlock } from './conversions.ts';
import { digInto } from './dig.ts';

type HashMessage = Message<HashValue>;

const hasKey = takes<HashValue>(1, 1, ({ receiver, args: [key = receiver], at }) =>
  boolean(receiver.entries.has(hashKey(key)), at),
);
const hasValue = takes<HashValue>(1, 1, ({ receiver, args: [wanted = receiver], at }) =>
  boolean(
    pairsOf(receiver).some(([, value]) => equals(value, wanted)),
    at,
  ),
);
const size = takes<HashValue>(0, 0, ({ receiver, at }) => integer(receiver.entries.size, at));

/** Looking things up in a Hash. */
export const accessMethods: MethodTable<HashValue> = {
  '[]': takes(1, 1, (m) => read(m, m.args[0] ?? nil(m.at))),
  fetch: takes(1, 2, (m) => fetch(m, m.args[0] ?? nil(m.at), m.args[1])),
  fetch_values: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => fetch(m, key, undefined)),
      m.at,
    ),
  ),
  dig: takes(1, Infinity, (m) => {
    const [key = nil(m.at), ...others] = m.args;
    return digInto(read(m, key), others, m);
  }),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => read(m, key)),
      m.at,
    ),
  ),
  key: takes(1, 1, ({ receiver, args: [wanted = receiver], at }) => {
    const found = pairsOf(receiver).find(([, value]) => equals(value, wanted));
    return found?.[0] ?? nil(at);
  }),
  assoc: takes(1, 1, ({ receiver, args: [key = receiver], at }) => {
    const entry = receiver.entries.get(hashKey(key));
    return entry === undefined ? nil(at) : array([entry.key, entry.value], at);
  }),
  'key?': hasKey,
  'has_key?': hasKey,
  'include?': hasKey,
  'member?': hasKey,
  'value?': hasValue,
  'has_value?': hasValue,
  keys: takes(0, 0, ({ receiver, at }) =>
    array(
      pairsOf(receiver).map(([key]) => key),
      at,
    ),
  ),
  values: takes(0, 0, ({ receiver, at }) =>
    array(
      pairsOf(receiver).map(([, value]) => value),
      at,
    ),
  ),
  length: size,
  size,
  'empty?': takes(0, 0, ({ receiver, at }) => boolean(receiver.entries.size === 0, at)),
  default: takes(0, 1, ({ receiver: { fallback }, at }) =>
    fallback === null || fallback.kind === 'proc' ? nil(at) : fallback,
  ),
};

function read({ receiver, ruby, at }: HashMessage, key: Value): Value {
  const value = readEntry(receiver, key);
  if (value !== undefined) return value;
  const { fallback } = receiver;
  if (fallback?.kind === 'proc') return ruby.callProc(fallback, [receiver, key], at);
  return fallback ?? nil(at);
}

function fetch(m: HashMessage, key: Value, fallback: Value | undefined): Value {
  const value = readEntry(m.receiver, key);
  if (value !== undefined) return value;
  if (m.block !== null) return callBlock(m, key);
  if (fallback !== undefined) return fallback;
  throw keyError(key, m.at);
}

/** Ruby's KeyError. */
export function keyError(key: Value, at: Place) {
  return rubyError('KeyError', `key not found: ${inspect(key)}`, at);
}
