import { hashKey, hashOf, pairLists, pairsOf, readEntry, writeEntry } from '../hash-entries.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import type { HashValue, Value } from '../value.ts';
import { asksBlock, callBlock, hashArgument } from './conversions.ts';
import { enumerator } from './elements-methods.ts';
import { pairOf } from './pair-of.ts';

type HashMessage = Message<HashValue>;
type Pair = readonly [key: Value, value: Value];

/** Works out other pairs from those of a Hash. */
export type DerivePairs = (pairs: readonly Pair[], m: HashMessage) => readonly Pair[];

/** A method that gives a Hash of some of the pairs, or of other ones. */
function derive(fewest: number, most: number, change: DerivePairs): Method<HashValue> {
  return takes(fewest, most, (m) => {
    m.ruby.budget.spendElements(m.receiver.entries.size, m.at);
    return hashOf(change(pairsOf(m.receiver), m), m.at);
  });
}

/** The same by what the block says of each pair. */
function deriveByBlock(change: DerivePairs): Method<HashValue> {
  const method = derive(0, 0, change);
  return takes(0, 0, (m) =>
    m.block === null ? enumerator(pairLists(m.receiver), m) : method.run(m),
  );
}

/** The pairs that the block wants, or those that it does not want. */
export const filter =
  (isWanted: boolean): DerivePairs =>
  (pairs, m) =>
    pairs.filter(([key, value]) => asksBlock(m, key, value) === isWanted);

/** The pairs with those of other Hashes. */
export const merge: DerivePairs = (pairs, m) => {
  const merged = hashOf(pairs, m.at);
  for (const other of m.args) {
    const others = pairsOf(hashArgument(other, m.at));
    m.ruby.budget.spendElements(merged.entries.size + others.length, m.at);
    for (const [key, value] of others) {
      const before = readEntry(merged, key);
      const isSettled = before === undefined || m.block === null;
      writeEntry(merged, key, isSettled ? value : callBlock(m, key, before, value));
    }
  }
  return pairsOf(merged);
};

/** The keys with other values. */
export const transformValues: DerivePairs = (pairs, m) =>
  pairs.map(([key, value]) => [key, callBlock(m, value)] as const);

/** The values under other keys: by a Hash, by the block, or by both. */
export const transformKeys: DerivePairs = (pairs, m) => {
  const [renamed] = m.args;
  const names = renamed === undefined ? null : hashArgument(renamed, m.at);
  const rename = (key: Value) => {
    const name = names === null ? undefined : readEntry(names, key);
    if (name !== undefined) return name;
    return names !== null && m.block === null ? key : callBlock(m, key);
  };
  return pairs.map(([key, value]) => [rename(key), value] as const);
};

/** The pairs whose value is not nil. */
export const compact: DerivePairs = (pairs) => pairs.filter(([, { kind }]) => kind !== 'nil');

/** The methods of Hash that make another one of it. */
export const derivingMethods: MethodTable<HashValue> = {
  select: deriveByBlock(filter(true)),
  filter: deriveByBlock(filter(true)),
  reject: deriveByBlock(filter(false)),
  transform_values: deriveByBlock(transformValues),
  transform_keys: derive(0, 1, transformKeys),
  compact: derive(0, 0, compact),
  slice: derive(0, Infinity, (pairs, { args }) => {
    const byKey = new Map(pairs.map((pair) => [hashKey(pair[0]), pair]));
    return args.map((key) => byKey.get(hashKey(key))).filter((pair) => pair !== undefined);
  }),
  except: derive(0, Infinity, (pairs, { args }) => {
    const keys = new Set(args.map(hashKey));
    return pairs.filter(([key]) => !keys.has(hashKey(key)));
  }),
  invert: derive(0, 0, (pairs) => pairs.map(([key, value]) => [value, key] as const)),
  merge: takes(0, Infinity, (m) => ({
    ...hashOf(merge(pairsOf(m.receiver), m), m.at),
    fallback: m.receiver.fallback,
  })),
  to_h: takes(0, 0, (m) => {
    if (m.block === null) return m.receiver;
    const pairs = pairsOf(m.receiver).map(([key, value]) =>
      pairOf(callBlock(m, key, value), { index: null, at: m.at }),
    );
    return hashOf(pairs, m.at);
  }),
  to_hash: takes(0, 0, ({ receiver }) => receiver),
};
