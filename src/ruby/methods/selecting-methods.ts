import { equals, isTruthy } from '../equality.ts';
import { hashKey } from '../hash-entries.ts';
import type { Message } from '../interpreter.ts';
import { array, boolean, integer, nil, type Value } from '../value.ts';
import { asksBlock, callBlock, countOf } from './conversions.ts';
import { type ElementsMethods, over, walk } from './elements-methods.ts';

const filter = (isWanted: boolean) =>
  walk(0, 0, (elements, m) =>
    array(
      elements.filter((e) => asksBlock(m, e) === isWanted),
      m.at,
    ),
  );
const find = walk(0, 0, (elements, m) => elements.find((e) => asksBlock(m, e)) ?? nil(m.at));
const includes = over(1, 1, (elements, m) => {
  const [wanted = nil(m.at)] = m.args;
  return boolean(
    elements.some((e) => equals(e, wanted)),
    m.at,
  );
});

/** Finding and counting elements. */
export const selectingMethods: ElementsMethods = {
  select: filter(true),
  filter: filter(true),
  find_all: filter(true),
  find,
  detect: find,
  reject: filter(false),
  partition: walk(0, 0, (elements, m) => {
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
  'include?': includes,
  'member?': includes,
  count: over(0, 1, (elements, m) => {
    const [wanted] = m.args;
    if (wanted === undefined && m.block === null) return integer(elements.length, m.at);
    return integer(elements.filter(matchOf(m)).length, m.at);
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
    return array(elements.slice(0, countOf(count, m.at, firstComplaint(m))), m.at);
  }),
  take: over(1, 1, (elements, m) =>
    array(elements.slice(0, countOf(m.args[0], m.at, 'attempt to take negative size')), m.at),
  ),
  drop: over(1, 1, (elements, m) =>
    array(elements.slice(countOf(m.args[0], m.at, 'attempt to drop negative size')), m.at),
  ),
  take_while: over(0, 0, (elements, m) => {
    const end = elements.findIndex((e) => !asksBlock(m, e));
    return array(elements.slice(0, end === -1 ? undefined : end), m.at);
  }),
  drop_while: over(0, 0, (elements, m) => {
    const start = elements.findIndex((e) => !asksBlock(m, e));
    return array(start === -1 ? [] : elements.slice(start), m.at);
  }),
  find_index: over(0, 1, (elements, m) => {
    const index = elements.findIndex(matchOf(m));
    return index === -1 ? nil(m.at) : integer(index, m.at);
  }),
  grep: over(1, 1, (elements, m) => grep(m, elements, true)),
  grep_v: over(1, 1, (elements, m) => grep(m, elements, false)),
};

/** `any?` and its kin: by a pattern, by the block, or by the elements themselves. */
function testOf(m: Message): (element: Value) => boolean {
  const { args, block, ruby, at, frame } = m;
  const [pattern] = args;
  if (pattern !== undefined) {
    return (element) => isTruthy(ruby.send(pattern, '===', [element], { at, frame }));
  }
  return block === null ? isTruthy : (element) => asksBlock(m, element);
}

/** By the element that is looked for, or by the block. */
export function matchOf(m: Message): (element: Value) => boolean {
  const [wanted] = m.args;
  if (wanted === undefined) return (element) => asksBlock(m, element);
  return (element) => equals(element, wanted);
}

function firstComplaint({ receiver }: Message): string {
  return receiver.kind === 'array' ? 'negative array size' : 'attempt to take negative size';
}

/** The block runs right after its element matched: it may ask for `$1`. */
function grep(m: Message, all: readonly Value[], wanted: boolean): Value {
  const { args, ruby, at, frame } = m;
  const [pattern = nil(at)] = args;
  const found: Value[] = [];
  for (const element of all) {
    if (isTruthy(ruby.send(pattern, '===', [element], { at, frame })) !== wanted) continue;
    found.push(m.block === null ? element : callBlock(m, element));
  }
  return array(found, at);
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
