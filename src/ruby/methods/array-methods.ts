import { compare, equals } from '../equality.ts';
import { hashKey } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  type ArrayValue,
  array,
  boolean,
  integer,
  nil,
  type Place,
  string,
  type Value,
} from '../value.ts';
import { change, changingMethods } from './array-changes.ts';
import { callBlock, elementsOf, integerOf, textOf } from './conversions.ts';
import { enumerableMethods } from './enumerable-methods.ts';
import { uniqueBy } from './selecting-methods.ts';
import { sliceBounds } from './slice-bounds.ts';

type ArrayMessage = Message<ArrayValue>;
const enumerable = enumerableMethods<ArrayValue>(({ elements }) => [...elements]);

const get = takes<ArrayValue>(1, 2, ({ receiver: { elements }, args, at }) => {
  const bounds = sliceBounds(args, elements.length, at);
  if (bounds === null) return nil(at);
  return bounds.isSingle
    ? (elements[bounds.start] ?? nil(at))
    : array(elements.slice(bounds.start, bounds.end), at);
});

/** The variant of a method that replaces the elements by its result; nil where nothing changed. */
function inPlace(name: string, givesNil: boolean) {
  return change(0, 2, (message) => {
    const result = enumerable[name]?.run(message) ?? arrayMethods[name]?.run(message);
    const before = message.receiver.elements;
    message.receiver.elements = elementsOf(result, message.at);
    return givesNil && before.length === message.receiver.elements.length
      ? nil(message.at)
      : message.receiver;
  });
}

const ownMethods: MethodTable<ArrayValue> = {
  '[]': get,
  slice: get,
  at: takes(
    1,
    1,
    ({ receiver, args: [index], at }) => receiver.elements.at(integerOf(index, at)) ?? nil(at),
  ),
  dig: takes(1, Infinity, ({ receiver, args: [index, ...others], at, ruby, frame }) => {
    const value = receiver.elements.at(integerOf(index, at)) ?? nil(at);
    return others.length === 0 || value.kind === 'nil'
      ? value
      : ruby.send(value, 'dig', others, { at, frame });
  }),
  fetch: takes(1, 2, (m) => {
    const index = integerOf(m.args[0], m.at);
    const value = m.receiver.elements.at(index);
    if (value !== undefined) return value;
    if (m.block !== null) return m.ruby.callProc(m.block, m.args.slice(0, 1), m.at);
    if (m.args[1] !== undefined) return m.args[1];
    const size = m.receiver.elements.length;
    throw rubyError(
      'IndexError',
      `index ${index} outside of array bounds: ${-size}...${size}`,
      m.at,
    );
  }),
  values_at: takes(0, Infinity, ({ receiver, args, at }) =>
    array(
      args.map((index) => receiver.elements.at(integerOf(index, at)) ?? nil(at)),
      at,
    ),
  ),
  each: takes(0, 0, (m) => {
    if (m.block === null) return m.receiver;
    for (let index = 0; index < m.receiver.elements.length; index += 1) {
      callBlock(m as Message<never>, m.receiver.elements[index] ?? nil(m.at));
    }
    return m.receiver;
  }),
  with_index: takes(0, 1, (m) => {
    const start = m.args[0] === undefined ? 0 : integerOf(m.args[0], m.at);
    const results = m.receiver.elements.map((element, index) =>
      m.block === null
        ? array([element, integer(index + start, m.at)], m.at)
        : callBlock(m as Message<never>, element, integer(index + start, m.at)),
    );
    return m.receiver.isMapping || m.block === null ? array(results, m.at) : m.receiver;
  }),
  each_index: takes(0, 0, (m) => {
    for (const index of m.receiver.elements.keys())
      callBlock(m as Message<never>, integer(index, m.at));
    return m.receiver;
  }),
  length: takes(0, 0, ({ receiver, at }) => integer(receiver.elements.length, at)),
  size: takes(0, 0, ({ receiver, at }) => integer(receiver.elements.length, at)),
  'empty?': takes(0, 0, ({ receiver, at }) => boolean(receiver.elements.length === 0, at)),
  last: takes(0, 1, ({ receiver: { elements }, args: [count], at }) => {
    if (count === undefined) return elements.at(-1) ?? nil(at);
    const wanted = integerOf(count, at);
    return array(wanted === 0 ? [] : elements.slice(-wanted), at);
  }),
  ...changingMethods,
  '+': takes(1, 1, ({ receiver, args: [other], at, ruby }) => {
    const elements = [...receiver.elements, ...elementsOf(other, at)];
    ruby.budget.spendElements(elements.length, at);
    return array(elements, at);
  }),
  '-': takes(1, 1, ({ receiver, args, at }) => difference(receiver, args, at)),
  difference: takes(0, Infinity, ({ receiver, args, at }) => difference(receiver, args, at)),
  '&': takes(1, 1, ({ receiver, args: [other], at }) => {
    const keys = new Set(elementsOf(other, at).map(hashKey));
    return array(
      uniqueBy(
        receiver.elements.filter((element) => keys.has(hashKey(element))),
        (e) => e,
      ),
      at,
    );
  }),
  '|': takes(1, 1, ({ receiver, args: [other], at }) =>
    array(
      uniqueBy([...receiver.elements, ...elementsOf(other, at)], (e) => e),
      at,
    ),
  ),
  union: takes(0, Infinity, ({ receiver, args, at }) =>
    array(
      uniqueBy([...receiver.elements, ...args.flatMap((other) => elementsOf(other, at))], (e) => e),
      at,
    ),
  ),
  '*': takes(1, 1, (m) => {
    const [factor] = m.args;
    if (factor?.kind === 'string') return join(m.receiver, factor.text, m);
    const times = integerOf(factor, m.at);
    if (times < 0) throw rubyError('ArgumentError', 'argument must be non-negative', m.at);
    m.ruby.budget.spendElements(m.receiver.elements.length * times, m.at);
    return array(Array.from({ length: times }, () => m.receiver.elements).flat(), m.at);
  }),
  '<=>': takes(1, 1, ({ receiver, args: [other = receiver], at }) => {
    const order = compare(receiver, other);
    return order === null ? nil(at) : integer(order, at);
  }),
  join: takes(0, 1, (m) => {
    const [separator] = m.args;
    return join(
      m.receiver,
      separator === undefined || separator.kind === 'nil' ? '' : textOf(separator, m.at),
      m,
    );
  }),
  reverse: takes(0, 0, ({ receiver, at }) => array([...receiver.elements].reverse(), at)),
  rotate: takes(0, 1, ({ receiver: { elements }, args: [count], at }) => {
    if (elements.length === 0) return array([], at);
    const by =
      (((count === undefined ? 1 : integerOf(count, at)) % elements.length) + elements.length) %
      elements.length;
    return array([...elements.slice(by), ...elements.slice(0, by)], at);
  }),
  compact: takes(0, 0, ({ receiver, at }) =>
    array(
      receiver.elements.filter(({ kind }) => kind !== 'nil'),
      at,
    ),
  ),
  flatten: takes(0, 1, (m) => {
    const depth =
      m.args[0] === undefined || m.args[0].kind === 'nil' ? 100 : integerOf(m.args[0], m.at);
    const elements = flatten(m.receiver.elements, depth, m);
    return array(elements, m.at);
  }),
  transpose: takes(0, 0, ({ receiver, at }) => {
    const rows = receiver.elements.map((row) => elementsOf(row, at));
    const width = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== width))
      throw rubyError('IndexError', 'element size differs', at);
    return array(
      Array.from({ length: width }, (_, i) =>
        array(
          rows.map((row) => row[i] ?? nil(at)),
          at,
        ),
      ),
      at,
    );
  }),
  product: takes(1, 1, (m) => {
    const others = elementsOf(m.args[0], m.at);
    m.ruby.budget.spendElements(m.receiver.elements.length * others.length, m.at);
    return array(
      m.receiver.elements.flatMap((left) => others.map((right) => array([left, right], m.at))),
      m.at,
    );
  }),
  index: takes(0, 1, (m) => enumerable['find_index']?.run(m) ?? nil(m.at)),
  rindex: takes(1, 1, ({ receiver, args: [wanted], at }) => {
    const index = receiver.elements.findLastIndex((element) => wanted && equals(element, wanted));
    return index === -1 ? nil(at) : integer(index, at);
  }),
  assoc: takes(
    1,
    1,
    ({ receiver, args: [key], at }) =>
      receiver.elements.find(
        (e) => e.kind === 'array' && e.elements[0] && key && equals(e.elements[0], key),
      ) ?? nil(at),
  ),
  to_ary: takes(0, 0, ({ receiver }) => receiver),
  to_a: takes(0, 0, ({ receiver }) => receiver),
  'map!': inPlace('map', false),
  'collect!': inPlace('map', false),
  'select!': inPlace('select', true),
  'reject!': inPlace('reject', true),
  'uniq!': inPlace('uniq', true),
  'compact!': inPlace('compact', true),
  'flatten!': inPlace('flatten', true),
  'reverse!': inPlace('reverse', false),
  'sort_by!': inPlace('sort_by', false),
};

/** The methods of Array. */
export const arrayMethods: MethodTable<ArrayValue> = { ...enumerable, ...ownMethods };

function difference({ elements }: ArrayValue, others: readonly Value[], at: Place): Value {
  const keys = new Set(others.flatMap((other) => elementsOf(other, at)).map(hashKey));
  return array(
    elements.filter((element) => !keys.has(hashKey(element))),
    at,
  );
}

function join(receiver: ArrayValue, separator: string, { ruby, at }: ArrayMessage): Value {
  const texts = flatten(receiver.elements, 100, { ruby, at }).map((element) => toText(element));
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  ruby.budget.spendText(length, at);
  return string(texts.join(separator), at);
}

function flatten(
  elements: readonly Value[],
  depth: number,
  context: Pick<ArrayMessage, 'ruby' | 'at'>,
): Value[] {
  context.ruby.budget.spendElements(elements.length, context.at);
  const found: Value[] = [];
  for (const element of elements) {
    if (element.kind !== 'array' || depth === 0) found.push(element);
    else for (const inner of flatten(element.elements, depth - 1, context)) found.push(inner);
  }
  return found;
}
