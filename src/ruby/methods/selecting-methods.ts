import { equals, isTruthy } from '../equality.ts';
import { hashKey } from '../hash-entries.ts';
import { array, boolean, integer, nil, type Value } from '../value.ts';
import { asksBlock, callBlock, integerOf } from './conversions.ts';
import { type ElementsMessage, type ElementsMethods, over } from './elements-methods.ts';

const filter = over(0, 0, (elements, m) =>
  array(
    elements.filter((e) => asksBlock(m, e)),
    m.at,
  ),
);
const find = over(0, 0, (elements, m) => elements.find((e) => asksBlock(m, e)) ?? nil(m.at));

/** Finding and counting elements. */
export const selectingMethods: ElementsMethods = {
  select: filter,
  filter,
  find,
  detect: find,
  reject: over(0, 0, (elements, m) =>
    array(
      elements.filter((e) => !asksBlock(m, e)),
      m.at,
    ),
  ),
  partition: over(0, 0, (elements, m) => {
    const verdicts = elements.map((e) => [e, asksBlock(m, e)] as const);
    const side = (wanted: boolean) =>
      array(
        verdicts.filter(([, is]) => is === wanted).map(([e]) => e),
        m.at,
      );
    return array([side(true), side(false)], m.at);
  }),
  'any?': over(0, 1, (elements, m) => boolean(elements.some(testOf(m)), m.at)),
  'all?': over(0, 1, (elements, m) => boolean(elements.every(testOf(m)), m.at)),
  'none?': over(0, 1, (elements, m) => boolean(!elements.some(testOf(m)), m.at)),
  'one?': over(0, 1, (elements, m) => boolean(elements.filter(testOf(m)).length === 1, m.at)),
  'include?': over(1, 1, (elements, m) =>
    boolean(
      elements.some((e) => equals(e, m.args[0] ?? nil(m.at))),
      m.at,
    ),
  ),
  'member?': over(1, 1, (elements, m) =>
    boolean(
      elements.some((e) => equals(e, m.args[0] ?? nil(m.at))),
      m.at,
    ),
  ),
  count: over(0, 1, (elements, m) => {
    const {
      args: [wanted],
      block,
      at,
    } = m;
    if (wanted !== undefined) return integer(elements.filter((e) => equals(e, wanted)).length, at);
    return integer(
      block === null ? elements.length : elements.filter((e) => asksBlock(m, e)).length,
      at,
    );
  }),
  uniq: over(0, 0, (elements, m) =>
    array(
      uniqueBy(elements, (e) => (m.block === null ? e : callBlock(m, e))),
      m.at,
    ),
  ),
  first: over(0, 1, (elements, m) => {
    const [count] = m.args;
    if (count === undefined) return elements[0] ?? nil(m.at);
    return array(elements.slice(0, integerOf(count, m.at)), m.at);
  }),
  take: over(1, 1, (elements, m) => array(elements.slice(0, integerOf(m.args[0], m.at)), m.at)),
  drop: over(1, 1, (elements, m) => array(elements.slice(integerOf(m.args[0], m.at)), m.at)),
  take_while: over(0, 0, (elements, m) => {
    const end = elements.findIndex((e) => !asksBlock(m, e));
    return array(elements.slice(0, end === -1 ? undefined : end), m.at);
  }),
  drop_while: over(0, 0, (elements, m) => {
    const start = elements.findIndex((e) => !asksBlock(m, e));
    return array(start === -1 ? [] : elements.slice(start), m.at);
  }),
  find_index: over(0, 1, (elements, m) => {
    const [wanted] = m.args;
    const index = elements.findIndex((e) =>
      wanted === undefined ? asksBlock(m, e) : equals(e, wanted),
    );
    return index === -1 ? nil(m.at) : integer(index, m.at);
  }),
  grep: over(1, 1, (elements, m) => grep(m, elements, true)),
  grep_v: over(1, 1, (elements, m) => grep(m, elements, false)),
};

/** `any?` and its kin: by a pattern, by the block, or by the elements themselves. */
function testOf(m: ElementsMessage): (element: Value) => boolean {
  const { args, block, ruby, at, frame } = m;
  const [pattern] = args;
  if (pattern !== undefined) {
    return (element) => isTruthy(ruby.send(pattern, '===', [element], { at, frame }));
  }
  return block === null ? isTruthy : (element) => asksBlock(m, element);
}

function grep(m: ElementsMessage, all: readonly Value[], wanted: boolean): Value {
  const pattern = m.args[0] ?? nil(m.at);
  const found = all.filter((e) => isTruthy(m.ruby.send(pattern, '===', [e], m)) === wanted);
  return array(m.block === null ? found : found.map((e) => callBlock(m, e)), m.at);
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
