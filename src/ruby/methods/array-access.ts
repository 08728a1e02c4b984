import { equals } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type ArrayValue, array, integer, nil, type RangeValue, type Value } from '../value.ts';
import { countOf, integerOf } from './conversions.ts';
import { digInto } from './dig.ts';
import { matchOf } from './selecting-methods.ts';
import { sliceBounds } from './slice-bounds.ts';

type ArrayMessage = Message<ArrayValue>;

const slice = takes<ArrayValue>(1, 2, ({ receiver: { elements }, args, at }) => {
  const bounds = sliceBounds(args, elements.length, at);
  if (bounds === null) return nil(at);
  return bounds.isSingle
    ? (elements[bounds.start] ?? nil(at))
    : array(elements.slice(bounds.start, bounds.end), at);
});
const index = takes<ArrayValue>(0, 1, (m) =>
  position(m.receiver.elements.findIndex(matchOf(m)), m),
);

/** Finding elements of an Array by position or value. */
export const accessMethods: MethodTable<ArrayValue> = {
  '[]': slice,
  slice,
  at: takes(1, 1, (m) => elementAt(m, m.args[0])),
  dig: takes(1, Infinity, (m) => digInto(elementAt(m, m.args[0]), m.args.slice(1), m)),
  fetch: takes(1, 2, fetch),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.flatMap((wanted) =>
        wanted.kind === 'range' ? valuesIn(m, wanted) : [elementAt(m, wanted)],
      ),
      m.at,
    ),
  ),
  last: takes(0, 1, ({ receiver: { elements }, args: [count], at }) => {
    if (count === undefined) return elements.at(-1) ?? nil(at);
    const wanted = countOf(count, at);
    return array(wanted === 0 ? [] : elements.slice(-wanted), at);
  }),
  index,
  find_index: index,
  rindex: takes(0, 1, (m) => position(m.receiver.elements.findLastIndex(matchOf(m)), m)),
  assoc: takes(1, 1, ({ receiver, args: [key = nil(receiver.place)], at }) => {
    const isFound = (one: Value) => one.kind === 'array' && equals(one.elements[0] ?? nil(at), key);
    return receiver.elements.find(isFound) ?? nil(at);
  }),
};

function elementAt({ receiver, at }: ArrayMessage, wanted: Value | undefined): Value {
  return receiver.elements.at(integerOf(wanted, at)) ?? nil(at);
}

function position(found: number, { at }: ArrayMessage): Value {
  return found === -1 ? nil(at) : integer(found, at);
}

function fetch(m: ArrayMessage): Value {
  const { receiver, args, block, at, ruby } = m;
  const wanted = integerOf(args[0], at);
  const value = receiver.elements.at(wanted);
  if (value !== undefined) return value;
  if (block !== null) return ruby.callProc(block, args.slice(0, 1), at);
  if (args[1] !== undefined) return args[1];
  const { length } = receiver.elements;
  const message = `index ${wanted} outside of array bounds: ${-length}...${length}`;
  throw rubyError('IndexError', message, at);
}

/** What lies beyond the end is nil, as far as the range goes. */
function valuesIn({ receiver: { elements }, at, ruby }: ArrayMessage, range: RangeValue): Value[] {
  const bounds = sliceBounds([range], elements.length, at);
  if (bounds === null) return [];
  const last = range.end.kind === 'nil' ? -1 : integerOf(range.end, at);
  const end = last < 0 ? bounds.end : last + (range.excludesEnd ? 0 : 1);
  const length = Math.max(0, end - bounds.start);
  ruby.budget.spendElements(length, at);
  return Array.from({ length }, (_, offset) => elements[bounds.start + offset] ?? nil(at));
}
