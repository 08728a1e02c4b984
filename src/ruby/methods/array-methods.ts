import { compare } from '../equality.ts';
import { type MethodTable, takes } from '../interpreter.ts';
import { type ArrayValue, array, boolean, integer, nil } from '../value.ts';
import { accessMethods } from './array-access.ts';
import { changingMethods, replacingMethods } from './array-changes.ts';
import { combiningMethods } from './array-combining.ts';
import { callBlock, integerOf } from './conversions.ts';
import { enumerator } from './elements-methods.ts';
import { enumerableMethods } from './enumerable-methods.ts';
import { enumeratorMethods } from './enumerator-methods.ts';

const size = takes<ArrayValue>(0, 0, ({ receiver, at }) => integer(receiver.elements.length, at));
const itself = takes<ArrayValue>(0, 0, ({ receiver }) => receiver);

const readingMethods: MethodTable<ArrayValue> = {
  ...enumerableMethods<ArrayValue>(({ elements }) => [...elements]),
  ...enumeratorMethods,
  ...accessMethods,
  ...combiningMethods,
  each: takes(0, 0, (m) => {
    if (m.block === null) return enumerator(m.receiver.elements, m);
    // Element by element: the block may change the Array.
    for (let index = 0; index < m.receiver.elements.length; index += 1) {
      callBlock(m, m.receiver.elements[index] ?? nil(m.at));
    }
    return m.receiver;
  }),
  each_index: takes(0, 0, (m) => {
    for (const index of m.receiver.elements.keys()) callBlock(m, integer(index, m.at));
    return m.receiver;
  }),
  length: size,
  size,
  'empty?': takes(0, 0, ({ receiver, at }) => boolean(receiver.elements.length === 0, at)),
  '<=>': takes(1, 1, ({ receiver, args: [other = receiver], at }) => {
    const order = compare(receiver, other);
    return order === null ? nil(at) : integer(order, at);
  }),
  reverse: takes(0, 0, ({ receiver, at }) => array([...receiver.elements].reverse(), at)),
  rotate: takes(0, 1, ({ receiver: { elements }, args: [count], at }) => {
    const by = count === undefined ? 1 : integerOf(count, at);
    const start = elements.length === 0 ? 0 : by % elements.length;
    return array([...elements.slice(start), ...elements.slice(0, start)], at);
  }),
  compact: takes(0, 0, ({ receiver, at }) =>
    array(
      receiver.elements.filter(({ kind }) => kind !== 'nil'),
      at,
    ),
  ),
  to_ary: itself,
  to_a: itself,
};

/** The methods of Array. */
export const arrayMethods: MethodTable<ArrayValue> = {
  ...readingMethods,
  ...changingMethods,
  ...replacingMethods(readingMethods),
};
