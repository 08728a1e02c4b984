import { classNameOf } from '../class-names.ts';
import { isTruthy } from '../equality.ts';
import { hashKey, hashOf } from '../hash-entries.ts';
import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, integer, nil, type Value } from '../value.ts';
import { callBlock, elementsOf, integerOf } from './conversions.ts';
import { type ElementsMethods, over, walk } from './elements-methods.ts';
import { pairOf } from './pair-of.ts';
import { sumValues } from './sum-values.ts';

const map = walk(0, 0, (elements, m) =>
  array(
    elements.map((e) => callBlock(m, e)),
    m.at,
  ),
);
const inject = over(0, 2, (elements, m) => fold(m, elements));
const flatMap = walk(0, 0, (elements, m) =>
  array(
    elements.flatMap((e) => {
      const v = callBlock(m, e);
      return v.kind === 'array' ? v.elements : [v];
    }),
    m.at,
  ),
);
const toArray = over(0, 0, (elements, m) => array([...elements], m.at));

/** A method that gives lists of elements to its block, one by one. */
const walkLists = (list: (elements: readonly Value[], m: Message) => readonly Value[]) =>
  walk(
    1,
    1,
    (elements, m) => {
      for (const piece of list(elements, m)) callBlock(m, piece);
      return m.receiver;
    },
    list,
  );

/** Going through elements, and putting together what comes of it. */
export const walkingMethods: ElementsMethods = {
  to_a: toArray,
  entries: toArray,
  map,
  collect: map,
  flat_map: flatMap,
  collect_concat: flatMap,
  filter_map: walk(0, 0, (elements, m) =>
    array(elements.map((e) => callBlock(m, e)).filter(isTruthy), m.at),
  ),
  inject,
  reduce: inject,
  sum: over(0, 1, (elements, m) => {
    const values = m.block === null ? elements : elements.map((e) => callBlock(m, e));
    return sumValues(values, m.args[0] ?? integer(0, m.at), m);
  }),
  each_entry: walk(0, 0, (elements, m) => {
    for (const e of elements) callBlock(m, e);
    return m.receiver;
  }),
  each_with_index: walk(
    0,
    0,
    (elements, m) => {
      for (const [index, e] of elements.entries()) callBlock(m, e, integer(index, m.at));
      return m.receiver;
    },
    (elements, { at }) => elements.map((e, index) => array([e, integer(index, at)], at)),
  ),
  each_with_object: over(1, 1, (elements, m) => {
    const [memo = nil(m.at)] = m.args;
    for (const element of elements) callBlock(m, element, memo);
    return memo;
  }),
  each_slice: walkLists(slices),
  each_cons: walkLists(neighbours),
  reverse_each: walk(
    0,
    0,
    (elements, m) => {
      for (const e of [...elements].reverse()) callBlock(m, e);
      return m.receiver;
    },
    (elements) => [...elements].reverse(),
  ),
  zip: over(0, Infinity, (elements, m) => {
    const others = m.args.map((other) => listOf(other, m));
    const rows = elements.map((e, i) =>
      array([e, ...others.map((other) => other[i] ?? nil(m.at))], m.at),
    );
    if (m.block === null) return array(rows, m.at);
    for (const row of rows) callBlock(m, row);
    return nil(m.at);
  }),
  group_by: walk(0, 0, (elements, m) => {
    const groups = grouped(elements, (element) => callBlock(m, element));
    return hashOf(
      groups.map(({ key, members }) => [key, array(members, m.at)]),
      m.at,
    );
  }),
  tally: over(0, 0, (elements, m) =>
    hashOf(
      grouped(elements, (e) => e).map(({ key, members }) => [key, integer(members.length, m.at)]),
      m.at,
    ),
  ),
  to_h: over(0, 0, (elements, m) =>
    hashOf(
      elements.map((e, index) =>
        pairOf(m.block === null ? e : callBlock(m, e), {
          index: m.receiver.kind === 'array' ? index : null,
          at: m.at,
        }),
      ),
      m.at,
    ),
  ),
};

function fold(m: Message, all: readonly Value[]): Value {
  const { args, ruby, at, frame } = m;
  const operator = m.block === null ? args.at(-1) : undefined;
  const initial = args.length > (operator === undefined ? 0 : 1) ? args[0] : undefined;
  const rest = initial === undefined ? all.slice(1) : all;
  return rest.reduce<Value>(
    (memo, element) =>
      operator?.kind === 'symbol' || operator?.kind === 'string'
        ? ruby.send(memo, operator.text, [element], { at, frame })
        : callBlock(m, memo, element),
    initial ?? all[0] ?? nil(at),
  );
}

function slices(all: readonly Value[], { args, at }: Message): Value[] {
  const size = integerOf(args[0], at);
  if (size < 1) throw rubyError('ArgumentError', 'invalid slice size', at);
  const pieces: Value[] = [];
  for (let i = 0; i < all.length; i += size) pieces.push(array(all.slice(i, i + size), at));
  return pieces;
}

function neighbours(all: readonly Value[], { args, at, ruby }: Message): Value[] {
  const size = integerOf(args[0], at);
  if (size < 1) throw rubyError('ArgumentError', 'invalid size', at);
  const pieces: Value[] = [];
  for (let i = 0; i + size <= all.length; i += 1) {
    ruby.budget.spendElements(size, at);
    pieces.push(array(all.slice(i, i + size), at));
  }
  return pieces;
}

function listOf(value: Value, { ruby, at, frame }: Message): readonly Value[] {
  if (value.kind === 'array') return value.elements;
  if (value.kind === 'poison') throw new Poisoned(value);
  if (value.kind === 'hash' || value.kind === 'range') {
    return elementsOf(ruby.send(value, 'to_a', [], { at, frame }), at);
  }
  const message = `wrong argument type ${classNameOf(value)} (must respond to :each)`;
  throw rubyError('TypeError', message, at);
}

interface Group {
  readonly key: Value;
  readonly members: Value[];
}

function grouped(elements: readonly Value[], keyOf: (element: Value) => Value): Group[] {
  const groups = new Map<string, Group>();
  for (const element of elements) {
    const key = keyOf(element);
    const group = groups.get(hashKey(key)) ?? { key, members: [] };
    group.members.push(element);
    groups.set(hashKey(key), group);
  }
  return [...groups.values()];
}
