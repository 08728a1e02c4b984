import { pairLists } from '../hash-entries.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { array, type HashEntry, type HashValue, type Value } from '../value.ts';
import { callBlock } from './conversions.ts';
import { enumerator } from './elements-methods.ts';
import { enumerableMethods } from './enumerable-methods.ts';
import { accessMethods } from './hash-access.ts';
import { changingMethods } from './hash-changes.ts';
import { derivingMethods } from './hash-derivations.ts';

type HashMessage = Message<HashValue>;

const enumerable = enumerableMethods<HashValue>(pairLists);

/** A method that gives something of each entry to its block. */
function walkEntries(partOf: (entry: HashEntry, m: HashMessage) => Value): Method<HashValue> {
  return takes(0, 0, (m) => {
    if (m.block === null) {
      return enumerator(
        [...m.receiver.entries.values()].map((entry) => partOf(entry, m)),
        m,
      );
    }
    whileWalking(m, () => {
      for (const name of [...m.receiver.entries.keys()]) {
        // The block may have deleted it.
        const entry = m.receiver.entries.get(name);
        if (entry !== undefined) callBlock(m, partOf(entry, m));
      }
    });
    return m.receiver;
  });
}

function whileWalking({ receiver: { entries }, ruby }: HashMessage, run: () => void): void {
  const { walkedHashes } = ruby.activations;
  const isInner = walkedHashes.has(entries);
  walkedHashes.add(entries);
  try {
    run();
  } finally {
    if (!isInner) walkedHashes.delete(entries);
  }
}

const each = walkEntries(({ key, value }, { at }) => array([key, value], at));

/** The methods of Hash. */
export const hashMethods: MethodTable<HashValue> = {
  ...enumerable,
  ...accessMethods,
  ...derivingMethods,
  ...changingMethods,
  each,
  each_pair: each,
  each_key: walkEntries(({ key }) => key),
  each_value: walkEntries(({ value }) => value),
};
