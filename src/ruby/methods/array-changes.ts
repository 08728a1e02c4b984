import { equals } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type ArrayValue, array, nil, type Value } from '../value.ts';
import { asksBlock, checkFrozen, elementsOf, integerOf } from './conversions.ts';
import { sortValues } from './ordering-methods.ts';
import { sliceBounds } from './slice-bounds.ts';

type ArrayMessage = Message<ArrayValue>;

/** A method that changes the Array in place. */
export function change(fewest: number, most: number, run: (message: ArrayMessage) => Value) {
  return takes<ArrayValue>(fewest, most, (message) => {
    checkFrozen(message.receiver, message.at);
    const value = run(message);
    message.ruby.budget.spendElements(message.receiver.elements.length, message.at);
    return value;
  });
}

const push = change(0, Infinity, ({ receiver, args }) => {
  receiver.elements.push(...args);
  return receiver;
});
const unshift = change(0, Infinity, ({ receiver, args }) => {
  receiver.elements.unshift(...args);
  return receiver;
});

/** The methods of Array that change it. */
export const changingMethods: MethodTable<ArrayValue> = {
  push,
  append: push,
  '<<': push,
  unshift,
  prepend: unshift,
  '[]=': change(2, 3, (m) => {
    const value = m.args.at(-1) ?? nil(m.at);
    const [index] = m.args;
    if (m.args.length === 2 && index?.kind === 'integer') writeAt(m, Number(index.value), value);
    else writeSlice(m, value);
    return value;
  }),
  pop: change(0, 1, ({ receiver, args: [count], at }) => {
    if (count === undefined) return receiver.elements.pop() ?? nil(at);
    return array(
      receiver.elements.splice(Math.max(0, receiver.elements.length - integerOf(count, at))),
      at,
    );
  }),
  shift: change(0, 1, ({ receiver, args: [count], at }) => {
    if (count === undefined) return receiver.elements.shift() ?? nil(at);
    return array(receiver.elements.splice(0, integerOf(count, at)), at);
  }),
  insert: change(1, Infinity, ({ receiver, args: [index, ...values], at }) => {
    const position = integerOf(index, at);
    receiver.elements.splice(
      position < 0 ? receiver.elements.length + position + 1 : position,
      0,
      ...values,
    );
    return receiver;
  }),
  concat: change(0, Infinity, ({ receiver, args, at }) => {
    receiver.elements.push(...args.flatMap((other) => elementsOf(other, at)));
    return receiver;
  }),
  replace: change(1, 1, ({ receiver, args: [other], at }) => {
    receiver.elements = [...elementsOf(other, at)];
    return receiver;
  }),
  clear: change(0, 0, ({ receiver }) => {
    receiver.elements = [];
    return receiver;
  }),
  delete: change(1, 1, ({ receiver, args: [wanted], at }) => {
    const found = receiver.elements.filter((element) => wanted && equals(element, wanted));
    receiver.elements = receiver.elements.filter((element) => !found.includes(element));
    return found.at(-1) ?? nil(at);
  }),
  delete_at: change(1, 1, ({ receiver, args: [index], at }) => {
    const position = integerOf(index, at);
    const start = position < 0 ? receiver.elements.length + position : position;
    return (start < 0 ? undefined : receiver.elements.splice(start, 1)[0]) ?? nil(at);
  }),
  delete_if: change(0, 0, (m) => {
    m.receiver.elements = m.receiver.elements.filter(
      (element) => !asksBlock(m as Message<never>, element),
    );
    return m.receiver;
  }),
  keep_if: change(0, 0, (m) => {
    m.receiver.elements = m.receiver.elements.filter((element) =>
      asksBlock(m as Message<never>, element),
    );
    return m.receiver;
  }),
  'sort!': change(0, 0, (m) => {
    m.receiver.elements = sortValues(m.receiver.elements, m);
    return m.receiver;
  }),
};

function writeAt({ receiver, at, ruby }: ArrayMessage, index: number, value: Value): void {
  const { elements } = receiver;
  const start = index < 0 ? elements.length + index : index;
  if (start < 0) throw rubyError('IndexError', `index ${index} too small for array`, at);
  ruby.budget.spendElements(start, at);
  while (elements.length < start) elements.push(nil(at));
  elements[start] = value;
}

function writeSlice({ receiver, args, at }: ArrayMessage, value: Value): void {
  const { elements } = receiver;
  const bounds = sliceBounds(args.slice(0, -1), elements.length, at);
  if (bounds === null) throw rubyError('RangeError', 'out of range', at);
  const replacement = value.kind === 'array' ? value.elements : [value];
  elements.splice(bounds.start, bounds.end - bounds.start, ...replacement);
}
