import { hashKey } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type ArrayValue, array, boolean, nil, string, type Value } from '../value.ts';
import { countOf, elementsOf, integerOf, textOf } from './conversions.ts';
import { uniqueBy } from './selecting-methods.ts';

type ArrayMessage = Message<ArrayValue>;

/** Putting Arrays together, and taking them apart. */
export const combiningMethods: MethodTable<ArrayValue> = {
  '+': takes(1, 1, ({ receiver, args: [other], at, ruby }) => {
    const elements = [...receiver.elements, ...elementsOf(other, at)];
    ruby.budget.spendElements(elements.length, at);
    return array(elements, at);
  }),
  '-': takes(1, 1, difference),
  difference: takes(0, Infinity, difference),
  '&': takes(1, 1, intersection),
  intersection: takes(0, Infinity, intersection),
  'intersect?': takes(1, 1, (m) => boolean(shared(m).length > 0, m.at)),
  '|': takes(1, 1, union),
  union: takes(0, Infinity, union),
  '*': takes(1, 1, (m) => {
    const { receiver, args, at, ruby } = m;
    const [factor] = args;
    if (factor?.kind === 'string') return join(m, factor.text);
    const times = countOf(factor, at, 'negative argument');
    ruby.budget.spendElements(receiver.elements.length * times, at);
    return array(Array.from({ length: times }, () => receiver.elements).flat(), at);
  }),
  join: takes(0, 1, (m) => {
    const [separator = nil(m.at)] = m.args;
    return join(m, separator.kind === 'nil' ? '' : textOf(separator, m.at));
  }),
  flatten: takes(0, 1, (m) => {
    const [depth = nil(m.at)] = m.args;
    const levels = depth.kind === 'nil' ? -1 : integerOf(depth, m.at);
    return array(flatten(m.receiver.elements, levels, m), m.at);
  }),
  transpose: takes(0, 0, ({ receiver, at }) => {
    const rows = receiver.elements.map((row) => elementsOf(row, at));
    const width = rows[0]?.length ?? 0;
    const odd = rows.find((row) => row.length !== width);
    if (odd !== undefined) {
      const message = `element size differs (${odd.length} should be ${width})`;
      throw rubyError('IndexError', message, at);
    }
    const column = (index: number) =>
      array(
        rows.map((row) => row[index] ?? nil(at)),
        at,
      );
    return array(
      Array.from({ length: width }, (_, index) => column(index)),
      at,
    );
  }),
  product: takes(0, Infinity, ({ receiver, args, at, ruby }) => {
    let rows = receiver.elements.map((element) => [element]);
    for (const other of args) {
      const elements = elementsOf(other, at);
      ruby.budget.spendElements(rows.length * elements.length, at);
      rows = rows.flatMap((row) => elements.map((element) => [...row, element]));
    }
    return array(
      rows.map((row) => array(row, at)),
      at,
    );
  }),
};

function difference({ receiver, args, at }: ArrayMessage): Value {
  const keys = new Set(args.flatMap((other) => elementsOf(other, at)).map(hashKey));
  return array(
    receiver.elements.filter((element) => !keys.has(hashKey(element))),
    at,
  );
}

function intersection(m: ArrayMessage): Value {
  return array(
    uniqueBy(shared(m), (element) => element),
    m.at,
  );
}

/** The elements that all the others have, too. */
function shared({ receiver, args, at }: ArrayMessage): Value[] {
  const others = args.map((other) => new Set(elementsOf(other, at).map(hashKey)));
  return receiver.elements.filter((element) => {
    const key = hashKey(element);
    return others.every((keys) => keys.has(key));
  });
}

function union({ receiver, args, at }: ArrayMessage): Value {
  const all = [...receiver.elements, ...args.flatMap((other) => elementsOf(other, at))];
  return array(
    uniqueBy(all, (element) => element),
    at,
  );
}

function join({ receiver, ruby, at }: ArrayMessage, separator: string): Value {
  const texts = flatten(receiver.elements, -1, { ruby, at }).map((element) => toText(element));
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  ruby.budget.spendText(length, at);
  return string(texts.join(separator), at);
}

/** Takes inner Arrays apart to a depth; all of them where it is negative. */
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
