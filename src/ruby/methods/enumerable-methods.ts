import { classNameOf } from '../class-names.ts';
import { compare, equals, isTruthy } from '../equality.ts';
import { hashKey, hashOf } from '../hash-entries.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, boolean, integer, nil, type Place, type Value } from '../value.ts';
import { asksBlock, callBlock, elementsOf, integerOf } from './conversions.ts';

/** The methods of everything that has elements, given how to list them. */
export function enumerableMethods<Receiver extends Value>(
  list: (receiver: Receiver) => readonly Value[],
): MethodTable<Receiver> {
  const elements = (message: Message<Receiver>) => {
    const found = list(message.receiver);
    message.ruby.budget.spendElements(found.length, message.at);
    return found;
  };
  const asks = (message: Message<Receiver>, ...args: Value[]) =>
    asksBlock(message as Message<never>, ...args);
  const calls = (message: Message<Receiver>, ...args: Value[]) =>
    callBlock(message as Message<never>, ...args);
  /** `any?` and its kin: by a pattern, by the block, or by the elements themselves. */
  const tests = (message: Message<Receiver>) => (element: Value) => {
    const {
      args: [pattern],
      block,
      ruby,
      at,
      frame,
    } = message;
    if (pattern !== undefined) return isTruthy(ruby.send(pattern, '===', [element], { at, frame }));
    return block === null ? isTruthy(element) : asks(message, element);
  };
  const filter = takes<Receiver>(0, 0, (m) =>
    array(
      elements(m).filter((e) => asks(m, e)),
      m.at,
    ),
  );
  // Without a block only `with_index` can follow, which needs to know what it collects for.
  const map = takes<Receiver>(0, 0, (m) =>
    m.block === null
      ? { ...array([...elements(m)], m.at), isMapping: true }
      : array(
          elements(m).map((e) => calls(m, e)),
          m.at,
        ),
  );
  const find = takes<Receiver>(0, 0, (m) => elements(m).find((e) => asks(m, e)) ?? nil(m.at));
  const inject = takes<Receiver>(0, 2, (m) => fold(m, elements(m), calls));
  const flatMap = takes<Receiver>(0, 0, (m) =>
    array(
      elements(m).flatMap((e) => {
        const v = calls(m, e);
        return v.kind === 'array' ? v.elements : [v];
      }),
      m.at,
    ),
  );
  const toArray = takes<Receiver>(0, 0, (m) => array([...elements(m)], m.at));
  return {
    to_a: toArray,
    entries: toArray,
    select: filter,
    filter,
    map,
    collect: map,
    flat_map: flatMap,
    collect_concat: flatMap,
    find,
    detect: find,
    inject,
    reduce: inject,
    reject: takes(0, 0, (m) =>
      array(
        elements(m).filter((e) => !asks(m, e)),
        m.at,
      ),
    ),
    filter_map: takes(0, 0, (m) =>
      array(
        elements(m)
          .map((e) => calls(m, e))
          .filter(isTruthy),
        m.at,
      ),
    ),
    partition: takes(0, 0, (m) => {
      const verdicts = elements(m).map((e) => [e, asks(m, e)] as const);
      const side = (wanted: boolean) =>
        array(
          verdicts.filter(([, is]) => is === wanted).map(([e]) => e),
          m.at,
        );
      return array([side(true), side(false)], m.at);
    }),
    'any?': takes(0, 1, (m) => boolean(elements(m).some(tests(m)), m.at)),
    'all?': takes(0, 1, (m) => boolean(elements(m).every(tests(m)), m.at)),
    'none?': takes(0, 1, (m) => boolean(!elements(m).some(tests(m)), m.at)),
    'one?': takes(0, 1, (m) => boolean(elements(m).filter(tests(m)).length === 1, m.at)),
    'include?': takes(1, 1, (m) =>
      boolean(
        elements(m).some((e) => equals(e, m.args[0] ?? nil(m.at))),
        m.at,
      ),
    ),
    'member?': takes(1, 1, (m) =>
      boolean(
        elements(m).some((e) => equals(e, m.args[0] ?? nil(m.at))),
        m.at,
      ),
    ),
    count: takes(0, 1, (m) => {
      const {
        args: [wanted],
        block,
        at,
      } = m;
      if (wanted !== undefined)
        return integer(elements(m).filter((e) => equals(e, wanted)).length, at);
      return integer(
        block === null ? elements(m).length : elements(m).filter((e) => asks(m, e)).length,
        at,
      );
    }),
    each_entry: takes(0, 0, (m) => {
      for (const e of elements(m)) calls(m, e);
      return m.receiver;
    }),
    each_with_index: takes(0, 0, (m) => {
      if (m.block === null)
        return array(
          elements(m).map((e, i) => array([e, integer(i, m.at)], m.at)),
          m.at,
        );
      for (const [index, element] of elements(m).entries()) calls(m, element, integer(index, m.at));
      return m.receiver;
    }),
    each_with_object: takes(1, 1, (m) => {
      const memo = m.args[0] ?? nil(m.at);
      for (const element of elements(m)) calls(m, element, memo);
      return memo;
    }),
    each_slice: takes(1, 1, (m) => slices(m, elements(m), (piece) => calls(m, piece))),
    each_cons: takes(1, 1, (m) => {
      const size = integerOf(m.args[0], m.at);
      const all = elements(m);
      if (m.block === null) {
        const starts = all.slice(0, Math.max(0, all.length - size + 1));
        return array(
          starts.map((_, i) => array(all.slice(i, i + size), m.at)),
          m.at,
        );
      }
      for (let i = 0; i + size <= all.length; i += 1) calls(m, array(all.slice(i, i + size), m.at));
      return m.receiver;
    }),
    group_by: takes(0, 0, (m) => {
      const groups = new Map<string, { key: Value; members: Value[] }>();
      for (const element of elements(m)) {
        const key = calls(m, element);
        const group = groups.get(hashKey(key)) ?? { key, members: [] };
        group.members.push(element);
        groups.set(hashKey(key), group);
      }
      return hashOf(
        [...groups.values()].map(({ key, members }) => [key, array(members, m.at)]),
        m.at,
      );
    }),
    tally: takes(0, 0, (m) => {
      const counts = new Map<string, { key: Value; count: number }>();
      for (const key of elements(m)) {
        const entry = counts.get(hashKey(key)) ?? { key, count: 0 };
        counts.set(hashKey(key), { key, count: entry.count + 1 });
      }
      return hashOf(
        [...counts.values()].map(({ key, count }) => [key, integer(count, m.at)]),
        m.at,
      );
    }),
    to_h: takes(0, 0, (m) =>
      hashOf(
        elements(m).map((e) => pairOf(m.block === null ? e : calls(m, e), m.at)),
        m.at,
      ),
    ),
    sort: takes(0, 0, (m) => array(sortValues(elements(m), m), m.at)),
    sort_by: takes(0, 0, (m) => {
      const keyed = elements(m).map((element) => ({ element, key: calls(m, element) }));
      keyed.sort((left, right) => order(left.key, right.key, m.at));
      return array(
        keyed.map(({ element }) => element),
        m.at,
      );
    }),
    min: takes(0, 0, (m) => sortValues(elements(m), m)[0] ?? nil(m.at)),
    max: takes(0, 0, (m) => sortValues(elements(m), m).at(-1) ?? nil(m.at)),
    min_by: takes(0, 0, (m) => extreme(elements(m), (e) => calls(m, e), -1, m.at)),
    max_by: takes(0, 0, (m) => extreme(elements(m), (e) => calls(m, e), 1, m.at)),
    sum: takes(0, 1, (m) =>
      elements(m).reduce<Value>((total, element) => {
        const value = m.block === null ? element : calls(m, element);
        return m.ruby.send(total, '+', [value], m);
      }, m.args[0] ?? integer(0, m.at)),
    ),
    uniq: takes(0, 0, (m) =>
      array(
        uniqueBy(elements(m), (e) => (m.block === null ? e : calls(m, e))),
        m.at,
      ),
    ),
    first: takes(0, 1, (m) => {
      const [count] = m.args;
      if (count === undefined) return elements(m)[0] ?? nil(m.at);
      return array(elements(m).slice(0, integerOf(count, m.at)), m.at);
    }),
    take: takes(1, 1, (m) => array(elements(m).slice(0, integerOf(m.args[0], m.at)), m.at)),
    drop: takes(1, 1, (m) => array(elements(m).slice(integerOf(m.args[0], m.at)), m.at)),
    take_while: takes(0, 0, (m) => {
      const end = elements(m).findIndex((e) => !asks(m, e));
      return array(elements(m).slice(0, end === -1 ? undefined : end), m.at);
    }),
    drop_while: takes(0, 0, (m) => {
      const start = elements(m).findIndex((e) => !asks(m, e));
      return array(start === -1 ? [] : elements(m).slice(start), m.at);
    }),
    find_index: takes(0, 1, (m) => {
      const [wanted] = m.args;
      const index = elements(m).findIndex((e) =>
        wanted === undefined ? asks(m, e) : equals(e, wanted),
      );
      return index === -1 ? nil(m.at) : integer(index, m.at);
    }),
    reverse_each: takes(0, 0, (m) => {
      for (const e of [...elements(m)].reverse()) calls(m, e);
      return m.receiver;
    }),
    zip: takes(1, Infinity, (m) => {
      const others = m.args.map((other) => elementsOf(other, m.at));
      return array(
        elements(m).map((e, i) =>
          array([e, ...others.map((other) => other[i] ?? nil(m.at))], m.at),
        ),
        m.at,
      );
    }),
    grep: takes(1, 1, (m) => grep(m, elements(m), true, calls)),
    grep_v: takes(1, 1, (m) => grep(m, elements(m), false, calls)),
  };
}

type Calls<Receiver extends Value> = (message: Message<Receiver>, ...args: Value[]) => Value;

function fold<Receiver extends Value>(
  m: Message<Receiver>,
  all: readonly Value[],
  calls: Calls<Receiver>,
): Value {
  const operator = m.block === null ? m.args.at(-1) : undefined;
  const initial = m.args.length > (operator === undefined ? 0 : 1) ? m.args[0] : undefined;
  const rest = initial === undefined ? all.slice(1) : all;
  return rest.reduce<Value>(
    (memo, element) =>
      operator?.kind === 'symbol'
        ? m.ruby.send(memo, operator.text, [element], m)
        : calls(m, memo, element),
    initial ?? all[0] ?? nil(m.at),
  );
}

function slices<Receiver extends Value>(
  m: Message<Receiver>,
  all: readonly Value[],
  run: (piece: Value) => Value,
): Value {
  const size = integerOf(m.args[0], m.at);
  if (size < 1) throw rubyError('ArgumentError', 'invalid slice size', m.at);
  const pieces: Value[] = [];
  for (let i = 0; i < all.length; i += size) pieces.push(array(all.slice(i, i + size), m.at));
  if (m.block === null) return array(pieces, m.at);
  for (const piece of pieces) run(piece);
  return m.receiver;
}

function grep<Receiver extends Value>(
  m: Message<Receiver>,
  all: readonly Value[],
  wanted: boolean,
  calls: Calls<Receiver>,
): Value {
  const pattern = m.args[0] ?? nil(m.at);
  const found = all.filter((e) => isTruthy(m.ruby.send(pattern, '===', [e], m)) === wanted);
  return array(m.block === null ? found : found.map((e) => calls(m, e)), m.at);
}

/** Sorts by the block, or by `<=>`. */
export function sortValues<Receiver extends Value>(
  all: readonly Value[],
  m: Message<Receiver>,
): Value[] {
  m.ruby.budget.spend(all.length, m.at);
  const { block } = m;
  if (block === null) return [...all].sort((left, right) => order(left, right, m.at));
  return [...all].sort((left, right) =>
    integerOf(m.ruby.callProc(block, [left, right], m.at), m.at),
  );
}

function order(left: Value, right: Value, at: Place): number {
  const result = compare(left, right);
  if (result !== null) return result;
  // JavaScript hands over the later one first.
  const message = `comparison of ${classNameOf(right)} with ${describe(left)} failed`;
  throw rubyError('ArgumentError', message, at);
}

function describe(value: Value): string {
  return ['string', 'array', 'hash', 'symbol'].includes(value.kind)
    ? classNameOf(value)
    : inspect(value);
}

function extreme(
  all: readonly Value[],
  keyOf: (element: Value) => Value,
  sign: 1 | -1,
  at: Place,
): Value {
  const keyed = all.map((element) => ({ element, key: keyOf(element) }));
  const [first, ...rest] = keyed;
  if (first === undefined) return nil(at);
  return rest.reduce((best, one) => (order(one.key, best.key, at) === sign ? one : best), first)
    .element;
}

/** The first element of each key. */
export function uniqueBy(all: readonly Value[], keyOf: (element: Value) => Value): Value[] {
  const found = new Map<string, Value>();
  for (const element of all) {
    const key = hashKey(keyOf(element));
    if (!found.has(key)) found.set(key, element);
  }
  return [...found.values()];
}

function pairOf(value: Value, at: Place): readonly [Value, Value] {
  const [key, of, ...others] = elementsOf(value, at);
  if (key !== undefined && of !== undefined && others.length === 0) return [key, of];
  throw rubyError('ArgumentError', 'wrong array length (expected 2)', at);
}
