import { hashKey, hashOf, pairsOf, readEntry, writeEntry } from '../hash-entries.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, type HashValue, nil, type Value } from '../value.ts';
import { callBlock, checkFrozen, hashArgument } from './conversions.ts';
import {
  compact,
  type DerivePairs,
  filter,
  merge,
  transformKeys,
  transformValues,
} from './hash-derivations.ts';

type HashMessage = Message<HashValue>;

/** A method that changes the Hash in place. */
function change(
  fewest: number,
  most: number,
  run: (message: HashMessage) => Value,
): Method<HashValue> {
  return takes(fewest, most, (message) => {
    checkFrozen(message.receiver, message.at);
    return run(message);
  });
}

/** A method that replaces the pairs by other ones, and gives the Hash. */
function replace(fewest: number, most: number, derive: DerivePairs): Method<HashValue> {
  return change(fewest, most, (m) => {
    const after = hashOf(derive(pairsOf(m.receiver), m), m.at);
    const { entries } = m.receiver;
    for (const name of after.entries.keys()) if (!entries.has(name)) checkAdding(m);
    entries.clear();
    for (const [key, value] of pairsOf(after)) writeEntry(m.receiver, key, value);
    m.ruby.budget.spendElements(entries.size, m.at);
    return m.receiver;
  });
}

/** The same, but nil where all pairs stay. */
function replaceSome(derive: DerivePairs): Method<HashValue> {
  const method = replace(0, 0, derive);
  return takes(0, 0, (m) => {
    const before = m.receiver.entries.size;
    method.run(m);
    return m.receiver.entries.size === before ? nil(m.at) : m.receiver;
  });
}

const store = change(2, 2, (m) => {
  const { receiver, args, at, ruby } = m;
  const [key = nil(at), value = nil(at)] = args;
  if (!receiver.entries.has(hashKey(key))) checkAdding(m);
  ruby.budget.spendElements(1, at);
  writeEntry(receiver, key, value);
  if (receiver.entries.size > mostEntries) ruby.budget.spendElements(receiver.entries.size, at);
  return value;
});

// Only then counting all of them each time would find something.
const mostEntries = 100_000;

/** The methods of Hash that change it. */
export const changingMethods: MethodTable<HashValue> = {
  '[]=': store,
  store,
  delete: change(1, 1, (m) => {
    const [key = nil(m.at)] = m.args;
    const value = readEntry(m.receiver, key);
    m.receiver.entries.delete(hashKey(key));
    return value ?? (m.block === null ? nil(m.at) : callBlock(m, key));
  }),
  shift: change(0, 0, ({ receiver, at }) => {
    const [first] = pairsOf(receiver);
    if (first === undefined) return nil(at);
    receiver.entries.delete(hashKey(first[0]));
    return array([...first], at);
  }),
  'default=': change(1, 1, ({ receiver, args: [value = nil(receiver.place)] }) => {
    receiver.fallback = value;
    return value;
  }),
  clear: replace(0, 0, () => []),
  replace: replace(1, 1, (_pairs, m) => pairsOf(hashArgument(m.args[0], m.at))),
  'merge!': replace(0, Infinity, merge),
  update: replace(0, Infinity, merge),
  'select!': replaceSome(filter(true)),
  'filter!': replaceSome(filter(true)),
  keep_if: replace(0, 0, filter(true)),
  'reject!': replaceSome(filter(false)),
  delete_if: replace(0, 0, filter(false)),
  'compact!': replaceSome(compact),
  'transform_values!': replace(0, 0, transformValues),
  'transform_keys!': replace(0, 1, transformKeys),
};

function checkAdding({ receiver, ruby, at }: HashMessage): void {
  if (!ruby.activations.walkedHashes.has(receiver.entries)) return;
  throw rubyError('RuntimeError', "can't add a new key into hash during iteration", at);
}
