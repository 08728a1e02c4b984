import { isTruthy } from '../equality.ts';
import { hashKey, hashOf } from '../hash-entries.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, integer, nil, type Place, type Value } from '../value.ts';
import { callBlock, elementsOf, integerOf } from './conversions.ts';
import { type ElementsMessage, type ElementsMethods, over } from './elements-methods.ts';

// Without a block only `with_index` can follow, which needs to know what it collects for.
const map = over(0, 0, (elements, m) =>
  m.block === null
    ? { ...array([...elements], m.at), isMapping: true }
    : array(
        elements.map((e) => callBlock(m, e)),
        m.at,
      ),
);
const inject = over(0, 2, (elements, m) => fold(m, elements));
const flatMap = over(0, 0, (elements, m) =>
  array(
    elements.flatMap((e) => {
      const v = callBlock(m, e);
      return v.kind === 'array' ? v.elements : [v];
    }),
    m.at,
  ),
);
const toArray = over(0, 0, (elements, m) => array([...elements], m.at));

/** Going through elements, and putting together what comes of it. */
export const walkingMethods: ElementsMethods = {
  to_a: toArray,
  entries: toArray,
  map,
  collect: map,
  flat_map: flatMap,
  collect_concat: flatMap,
  filter_map: over(0, 0, (elements, m) =>
    array(elements.map((e) => callBlock(m, e)).filter(isTruthy), m.at),
  ),
  inject,
  reduce: inject,
  sum: over(0, 1, (elements, m) =>
    elements.reduce<Value>((total, element) => {
      const value = m.block === null ? element : callBlock(m, element);
      return m.ruby.send(total, '+', [value], m);
    }, m.args[0] ?? integer(0, m.at)),
  ),
  each_entry: over(0, 0, (elements, m) => {
    for (const e of elements) callBlock(m, e);
    return m.receiver;
  }),
  each_with_index: over(0, 0, (elements, m) => {
    if (m.block === null)
      return array(
        elements.map((e, i) => array([e, integer(i, m.at)], m.at)),
        m.at,
      );
    for (const [index, element] of elements.entries()) callBlock(m, element, integer(index, m.at));
    return m.receiver;
  }),
  each_with_object: over(1, 1, (elements, m) => {
    const memo = m.args[0] ?? nil(m.at);
    for (const element of elements) callBlock(m, element, memo);
    return memo;
  }),
  each_slice: over(1, 1, (elements, m) => slices(m, elements, (piece) => callBlock(m, piece))),
  each_cons: over(1, 1, (elements, m) => {
    const size = integerOf(m.args[0], m.at);
    const all = elements;
    if (m.block === null) {
      const starts = all.slice(0, Math.max(0, all.length - size + 1));
      return array(
        starts.map((_, i) => array(all.slice(i, i + size), m.at)),
        m.at,
      );
    }
    for (let i = 0; i + size <= all.length; i += 1)
      callBlock(m, array(all.slice(i, i + size), m.at));
    return m.receiver;
  }),
  reverse_each: over(0, 0, (elements, m) => {
    for (const e of [...elements].reverse()) callBlock(m, e);
    return m.receiver;
  }),
  zip: over(1, Infinity, (elements, m) => {
    const others = m.args.map((other) => elementsOf(other, m.at));
    return array(
      elements.map((e, i) => array([e, ...others.map((other) => other[i] ?? nil(m.at))], m.at)),
      m.at,
    );
  }),
  group_by: over(0, 0, (elements, m) => {
    const groups = new Map<string, { key: Value; members: Value[] }>();
    for (const element of elements) {
      const key = callBlock(m, element);
      const group = groups.get(hashKey(key)) ?? { key, members: [] };
      group.members.push(element);
      groups.set(hashKey(key), group);
    }
    return hashOf(
      [...groups.values()].map(({ key, members }) => [key, array(members, m.at)]),
      m.at,
    );
  }),
  tally: over(0, 0, (elements, m) => {
    const counts = new Map<string, { key: Value; count: number }>();
    for (const key of elements) {
      const entry = counts.get(hashKey(key)) ?? { key, count: 0 };
      counts.set(hashKey(key), { key, count: entry.count + 1 });
    }
    return hashOf(
      [...counts.values()].map(({ key, count }) => [key, integer(count, m.at)]),
      m.at,
    );
  }),
  to_h: over(0, 0, (elements, m) =>
    hashOf(
      elements.map((e) => pairOf(m.block === null ? e : callBlock(m, e), m.at)),
      m.at,
    ),
  ),
};

function fold(m: ElementsMessage, all: readonly Value[]): Value {
  const operator = m.block === null ? m.args.at(-1) : undefined;
  const initial = m.args.length > (operator === undefined ? 0 : 1) ? m.args[0] : undefined;
  const rest = initial === undefined ? all.slice(1) : all;
  return rest.reduce<Value>(
    (memo, element) =>
      operator?.kind === 'symbol'
        ? m.ruby.send(memo, operator.text, [element], m)
        : callBlock(m, memo, element),
    initial ?? all[0] ?? nil(m.at),
  );
}

function slices(m: ElementsMessage, all: readonly Value[], run: (piece: Value) => Value): Value {
  const size = integerOf(m.args[0], m.at);
  if (size < 1) throw rubyError('ArgumentError', 'invalid slice size', m.at);
  const pieces: Value[] = [];
  for (let i = 0; i < all.length; i += size) pieces.push(array(all.slice(i, i + size), m.at));
  if (m.block === null) return array(pieces, m.at);
  for (const piece of pieces) run(piece);
  return m.receiver;
}

function pairOf(value: Value, at: Place): readonly [Value, Value] {
  const [key, of, ...others] = elementsOf(value, at);
  if (key !== undefined && of !== undefined && others.length === 0) return [key, of];
  throw rubyError('ArgumentError', 'wrong array length (expected 2)', at);
}
