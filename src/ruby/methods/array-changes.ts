import { equals } from '../equality.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type ArrayValue, array, nil, type Place, type RangeValue, type Value } from '../value.ts';
import {
  asksBlock,
  callBlock,
  checkFrozen,
  countOf,
  elementsOf,
  integerOf,
} from './conversions.ts';
import { fromEnd, sliceBounds } from './slice-bounds.ts';

type ArrayMessage = Message<ArrayValue>;

/** A method that changes the Array in place. */
function change(fewest: number, most: number, run: (message: ArrayMessage) => Value) {
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
    if (m.args.length === 2 && index?.kind !== 'range') writeAt(m, integerOf(index, m.at), value);
    else writeSlice(m, value);
    return value;
  }),
  pop: change(0, 1, ({ receiver: { elements }, args: [count], at }) => {
    if (count === undefined) return elements.pop() ?? nil(at);
    return array(elements.splice(Math.max(0, elements.length - countOf(count, at))), at);
  }),
  shift: change(0, 1, ({ receiver, args: [count], at }) => {
    if (count === undefined) return receiver.elements.shift() ?? nil(at);
    return array(receiver.elements.splice(0, countOf(count, at)), at);
  }),
  insert: change(1, Infinity, (m) => {
    const [index, ...values] = m.args;
    const { elements } = m.receiver;
    const position = integerOf(index, m.at);
    if (values.length === 0) return m.receiver;
    // Counted from the end, they come behind the element.
    const start = position < 0 ? elements.length + position + 1 : position;
    if (start < 0) throw tooSmall(position, -elements.length - 1, m.at);
    fillUpTo(start, m);
    elements.splice(start, 0, ...values);
    return m.receiver;
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
  delete: change(1, 1, (m) => {
    const { receiver, args, at } = m;
    const [wanted = nil(at)] = args;
    const found = receiver.elements.findLast((element) => equals(element, wanted));
    receiver.elements = receiver.elements.filter((element) => !equals(element, wanted));
    return found ?? (m.block === null ? nil(at) : callBlock(m, wanted));
  }),
  delete_at: change(1, 1, ({ receiver, args: [index], at }) => {
    const position = integerOf(index, at);
    const start = position < 0 ? receiver.elements.length + position : position;
    return (start < 0 ? undefined : receiver.elements.splice(start, 1)[0]) ?? nil(at);
  }),
  delete_if: change(0, 0, (m) => {
    m.receiver.elements = m.receiver.elements.filter((element) => !asksBlock(m, element));
    return m.receiver;
  }),
  keep_if: change(0, 0, (m) => {
    m.receiver.elements = m.receiver.elements.filter((element) => asksBlock(m, element));
    return m.receiver;
  }),
  'slice!': change(1, 2, ({ receiver: { elements }, args, at }) => {
    const bounds = sliceBounds(args, elements.length, at);
    if (bounds === null) return nil(at);
    const removed = elements.splice(bounds.start, bounds.end - bounds.start);
    return bounds.isSingle ? (removed[0] ?? nil(at)) : array(removed, at);
  }),
};

/** The methods whose results can replace the elements; of some it is nil where nothing changes. */
const replacements: Readonly<Record<string, 'array' | 'array or nil'>> = {
  map: 'array',
  collect: 'array',
  select: 'array or nil',
  filter: 'array or nil',
  reject: 'array or nil',
  uniq: 'array or nil',
  compact: 'array or nil',
  flatten: 'array or nil',
  reverse: 'array',
  rotate: 'array',
  sort: 'array',
  sort_by: 'array',
};

/** `map!` and its kin, given the methods that they do their work with. */
export function replacingMethods(methods: MethodTable<ArrayValue>): MethodTable<ArrayValue> {
  const entries = Object.entries(replacements).map(([name, gives]) => {
    const method = methods[name];
    const run = (m: ArrayMessage) => {
      const before = m.receiver.elements;
      const after = elementsOf(method?.run(m), m.at);
      m.receiver.elements = after;
      return gives === 'array or nil' && isSameList(before, after) ? nil(m.at) : m.receiver;
    };
    return [`${name}!`, change(method?.fewest ?? 0, method?.most ?? 0, run)] as const;
  });
  return Object.fromEntries(entries);
}

function isSameList(before: readonly Value[], after: readonly Value[]): boolean {
  return before.length === after.length && before.every((element, i) => element === after[i]);
}

function writeAt(m: ArrayMessage, index: number, value: Value): void {
  const { elements } = m.receiver;
  const start = index < 0 ? elements.length + index : index;
  if (start < 0) throw tooSmall(index, -elements.length, m.at);
  fillUpTo(start, m);
  elements[start] = value;
}

/** Writes nil where an Array has no elements yet. */
function fillUpTo(length: number, { receiver: { elements }, at, ruby }: ArrayMessage): void {
  ruby.budget.spendElements(length, at);
  while (elements.length < length) elements.push(nil(at));
}

function tooSmall(index: number, minimum: number, at: Place) {
  const message = `index ${index} too small for array; minimum: ${minimum}`;
  return rubyError('IndexError', message, at);
}

function writeSlice(m: ArrayMessage, value: Value): void {
  const { elements } = m.receiver;
  const [start, end] = placeOfSlice(m);
  fillUpTo(start, m);
  const replacement = value.kind === 'array' ? value.elements : [value];
  elements.splice(start, Math.max(0, end - start), ...replacement);
}

/** From where to where a slice is written: unlike one that is read, it may begin behind the end. */
function placeOfSlice({ receiver, args, at }: ArrayMessage): readonly [start: number, end: number] {
  const { length } = receiver.elements;
  const [first, second] = args;
  if (first?.kind === 'range') return placeOfRange(first, length, at);
  const index = integerOf(first, at);
  const count = integerOf(second, at);
  if (count < 0) throw rubyError('IndexError', `negative length (${count})`, at);
  const start = fromEnd(index, length);
  if (start < 0) throw tooSmall(index, -length, at);
  return [start, start + count];
}

function placeOfRange(range: RangeValue, length: number, at: Place) {
  const { begin, end, excludesEnd } = range;
  const start = begin.kind === 'nil' ? 0 : fromEnd(integerOf(begin, at), length);
  if (start < 0) throw rubyError('RangeError', `${inspect(range)} out of range`, at);
  if (end.kind === 'nil') return [start, length] as const;
  return [start, fromEnd(integerOf(end, at), length) + (excludesEnd ? 0 : 1)] as const;
}
