import { equals, isTruthy } from '../equality.ts';
import { hashKey, hashOf, pairsOf, readEntry, writeEntry } from '../hash-entries.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, boolean, type HashValue, integer, nil, type Place, type Value } from '../value.ts';
import { asksBlock, callBlock, checkFrozen, hashArgument } from './conversions.ts';
import { enumerableMethods } from './enumerable-methods.ts';

type HashMessage = Message<HashValue>;
type Pair = readonly [key: Value, value: Value];

const enumerable = enumerableMethods<HashValue>((hash) =>
  pairsOf(hash).map((pair) => array([...pair], hash.place)),
);

const asks = (m: HashMessage, ...args: readonly Value[]) => asksBlock(m as Message<never>, ...args);
const calls = (m: HashMessage, ...args: readonly Value[]) =>
  callBlock(m as Message<never>, ...args);

/** A method that gives a Hash of some of the pairs, or other ones. */
const derive = (
  fewest: number,
  most: number,
  change: (pairs: Pair[], m: HashMessage) => readonly Pair[],
) =>
  takes<HashValue>(fewest, most, (m) => {
    m.ruby.budget.spendElements(m.receiver.entries.size, m.at);
    return hashOf(change(pairsOf(m.receiver), m), m.at);
  });

/** The variant that replaces the pairs. */
const inPlace = (
  fewest: number,
  most: number,
  givesNil: boolean,
  change: (pairs: Pair[], m: HashMessage) => readonly Pair[],
) =>
  takes<HashValue>(fewest, most, (m) => {
    checkFrozen(m.receiver, m.at);
    const before = pairsOf(m.receiver);
    const after = hashOf(change(before, m), m.at);
    m.receiver.entries.clear();
    for (const [key, value] of pairsOf(after)) writeEntry(m.receiver, key, value);
    m.ruby.budget.spendElements(m.receiver.entries.size, m.at);
    return givesNil && before.length === m.receiver.entries.size ? nil(m.at) : m.receiver;
  });

const store = takes<HashValue>(2, 2, ({ receiver, args: [key, value], at, ruby }) => {
  checkFrozen(receiver, at);
  ruby.budget.spendElements(1, at);
  if (key !== undefined && value !== undefined) writeEntry(receiver, key, value);
  if (receiver.entries.size > 100_000) ruby.budget.spendElements(receiver.entries.size, at);
  return value ?? nil(at);
});
const hasKey = takes<HashValue>(1, 1, ({ receiver, args: [key], at }) =>
  boolean(key !== undefined && receiver.entries.has(hashKey(key)), at),
);
const hasValue = takes<HashValue>(1, 1, ({ receiver, args: [wanted], at }) =>
  boolean(
    pairsOf(receiver).some(([, value]) => wanted !== undefined && equals(value, wanted)),
    at,
  ),
);
const size = takes<HashValue>(0, 0, ({ receiver, at }) => integer(receiver.entries.size, at));
const each = takes<HashValue>(0, 0, (m) => {
  for (const pair of pairsOf(m.receiver)) calls(m, array([...pair], m.at));
  return m.receiver;
});

const filter = (wanted: boolean) => (pairs: Pair[], m: HashMessage) =>
  pairs.filter(([key, value]) => asks(m, key, value) === wanted);
const merge = (pairs: Pair[], m: HashMessage) =>
  m.args.reduce<readonly Pair[]>(
    (merged, other) => mergePairs(merged, hashArgument(other, m.at), m),
    pairs,
  );
const transformValues = (pairs: Pair[], m: HashMessage) =>
  pairs.map(([key, value]) => [key, calls(m, value)] as const);
const transformKeys = (pairs: Pair[], m: HashMessage) => {
  const [renamed] = m.args;
  const names = renamed === undefined ? null : hashArgument(renamed, m.at);
  const rename = (key: Value) => {
    const name = names === null ? undefined : readEntry(names, key);
    return name ?? (m.block === null ? key : calls(m, key));
  };
  return pairs.map(([key, value]) => [rename(key), value] as const);
};
const compact = (pairs: Pair[]) => pairs.filter(([, { kind }]) => kind !== 'nil');
const pick = (wanted: boolean) => (pairs: Pair[], m: HashMessage) => {
  const keys = new Set(m.args.map(hashKey));
  return pairs.filter(([key]) => keys.has(hashKey(key)) === wanted);
};

/** The methods of Hash. */
export const hashMethods: MethodTable<HashValue> = {
  ...enumerable,
  '[]': takes(1, 1, (m) => read(m, m.args[0] ?? nil(m.at))),
  '[]=': store,
  store,
  fetch: takes(1, 2, (m) => fetchKey(m, m.args[0] ?? nil(m.at), m.args[1])),
  fetch_values: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => fetchKey(m, key, undefined)),
      m.at,
    ),
  ),
  dig: takes(1, Infinity, (m) => {
    const [key = nil(m.at), ...others] = m.args;
    const value = read(m, key);
    return others.length === 0 || value.kind === 'nil'
      ? value
      : m.ruby.send(value, 'dig', others, { at: m.at, frame: m.frame });
  }),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => read(m, key)),
      m.at,
    ),
  ),
  key: takes(
    1,
    1,
    ({ receiver, args: [wanted], at }) =>
      pairsOf(receiver).find(([, value]) => wanted !== undefined && equals(value, wanted))?.[0] ??
      nil(at),
  ),
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
  each,
  each_pair: each,
  each_key: takes(0, 0, (m) => {
    for (const [key] of pairsOf(m.receiver)) calls(m, key);
    return m.receiver;
  }),
  each_value: takes(0, 0, (m) => {
    for (const [, value] of pairsOf(m.receiver)) calls(m, value);
    return m.receiver;
  }),
  'any?': takes(0, 0, (m) =>
    boolean(
      m.block === null
        ? m.receiver.entries.size > 0
        : pairsOf(m.receiver).some(([k, v]) => asks(m, k, v)),
      m.at,
    ),
  ),
  'all?': takes(0, 0, (m) =>
    boolean(
      pairsOf(m.receiver).every(([k, v]) => asks(m, k, v)),
      m.at,
    ),
  ),
  'none?': takes(0, 0, (m) => boolean(!pairsOf(m.receiver).some(([k, v]) => asks(m, k, v)), m.at)),
  count: takes(0, 1, (m) =>
    integer(
      m.block === null
        ? m.receiver.entries.size
        : pairsOf(m.receiver).filter(([k, v]) => asks(m, k, v)).length,
      m.at,
    ),
  ),
  select: derive(0, 0, filter(true)),
  filter: derive(0, 0, filter(true)),
  reject: derive(0, 0, filter(false)),
  'select!': inPlace(0, 0, true, filter(true)),
  'filter!': inPlace(0, 0, true, filter(true)),
  keep_if: inPlace(0, 0, false, filter(true)),
  'reject!': inPlace(0, 0, true, filter(false)),
  delete_if: inPlace(0, 0, false, filter(false)),
  merge: takes(0, Infinity, (m) => ({
    ...hashOf(merge(pairsOf(m.receiver), m), m.at),
    fallback: m.receiver.fallback,
  })),
  'merge!': inPlace(0, Infinity, false, merge),
  update: inPlace(0, Infinity, false, merge),
  replace: inPlace(1, 1, false, (_pairs, m) => pairsOf(hashArgument(m.args[0], m.at))),
  clear: inPlace(0, 0, false, () => []),
  transform_values: derive(0, 0, transformValues),
  'transform_values!': inPlace(0, 0, false, transformValues),
  transform_keys: derive(0, 1, transformKeys),
  'transform_keys!': inPlace(0, 1, false, transformKeys),
  compact: derive(0, 0, compact),
  'compact!': inPlace(0, 0, true, compact),
  slice: derive(0, Infinity, pick(true)),
  except: derive(0, Infinity, pick(false)),
  invert: derive(0, 0, (pairs) => pairs.map(([key, value]) => [value, key] as const)),
  to_h: takes(0, 0, (m) =>
    m.block === null
      ? hashOf(pairsOf(m.receiver), m.at)
      : (enumerable['to_h']?.run(m) ?? nil(m.at)),
  ),
  to_hash: takes(0, 0, ({ receiver }) => receiver),
  delete: takes(1, 1, (m) => {
    checkFrozen(m.receiver, m.at);
    const [key = nil(m.at)] = m.args;
    const value = readEntry(m.receiver, key);
    m.receiver.entries.delete(hashKey(key));
    return value ?? (m.block === null ? nil(m.at) : calls(m, key));
  }),
  shift: takes(0, 0, ({ receiver, at }) => {
    checkFrozen(receiver, at);
    const [first] = pairsOf(receiver);
    if (first === undefined) return nil(at);
    receiver.entries.delete(hashKey(first[0]));
    return array([...first], at);
  }),
  default: takes(0, 1, ({ receiver, at }) =>
    receiver.fallback?.kind === 'proc' ? nil(at) : (receiver.fallback ?? nil(at)),
  ),
  'default=': takes(1, 1, ({ receiver, args: [value], at }) => {
    receiver.fallback = value ?? null;
    return value ?? nil(at);
  }),
  sum: enumerable['sum'] ?? size,
  partition: takes(0, 0, (m) => {
    const side = (wanted: boolean) =>
      array(
        filter(wanted)(pairsOf(m.receiver), m).map((pair) => array([...pair], m.at)),
        m.at,
      );
    return array([side(true), side(false)], m.at);
  }),
  find: takes(0, 0, (m) => {
    const found = pairsOf(m.receiver).find(([key, value]) => asks(m, key, value));
    return found === undefined ? nil(m.at) : array([...found], m.at);
  }),
  filter_map: takes(0, 0, (m) =>
    array(
      pairsOf(m.receiver)
        .map((pair) => calls(m, array([...pair], m.at)))
        .filter(isTruthy),
      m.at,
    ),
  ),
};

function read(m: HashMessage, key: Value): Value {
  const { receiver, ruby, at } = m;
  const value = readEntry(receiver, key);
  if (value !== undefined) return value;
  if (receiver.fallback?.kind === 'proc')
    return ruby.callProc(receiver.fallback, [receiver, key], at);
  return receiver.fallback ?? nil(at);
}

function fetchKey(m: HashMessage, key: Value, fallback: Value | undefined): Value {
  const value = readEntry(m.receiver, key);
  if (value !== undefined) return value;
  if (m.block !== null) return calls(m, key);
  if (fallback !== undefined) return fallback;
  throw keyError(key, m.at);
}

/** Ruby's KeyError. */
export function keyError(key: Value, at: Place) {
  return rubyError('KeyError', `key not found: ${inspect(key)}`, at);
}

function mergePairs(pairs: readonly Pair[], other: HashValue, m: HashMessage): readonly Pair[] {
  m.ruby.budget.spendElements(pairs.length + other.entries.size, m.at);
  const merged = hashOf(pairs, m.at);
  for (const [key, value] of pairsOf(other)) {
    const before = readEntry(merged, key);
    writeEntry(
      merged,
      key,
      before === undefined || m.block === null ? value : calls(m, key, before, value),
    );
  }
  return pairsOf(merged);
}
