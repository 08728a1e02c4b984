import { classNameOf } from '../class-names.ts';
import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, nil, type Place, type Value } from '../value.ts';
import { callBlock, countOf } from './conversions.ts';
import { type ElementsMethods, over, walk } from './elements-methods.ts';
import { comparisonError, order } from './order.ts';

/** Negative where the first of two values comes first. */
type Comparison = (left: Value, right: Value) => number;

const pair = (elements: readonly (Value | undefined)[], at: Place) =>
  array(
    elements.map((element) => element ?? nil(at)),
    at,
  );

/** Putting elements in order. */
export const orderingMethods: ElementsMethods = {
  sort: over(0, 0, (elements, m) => array(sortValues(elements, m), m.at)),
  sort_by: walk(0, 0, (elements, m) => array(sortedByKey(elements, m), m.at)),
  min: over(0, 1, (elements, m) => ends(elements, comparisonOf(m), m)),
  max: over(0, 1, (elements, m) => ends(elements, reversed(comparisonOf(m)), m)),
  minmax: over(0, 0, (elements, m) => {
    const compare = comparisonOf(m);
    return pair([firstOf(elements, compare), firstOf(elements, reversed(compare))], m.at);
  }),
  min_by: walk(0, 1, (elements, m) => ends(elements, keyComparison(elements, m), m)),
  max_by: walk(0, 1, (elements, m) => ends(elements, reversed(keyComparison(elements, m)), m)),
};

/** Sorts by the block, or by `<=>`. */
export function sortValues(
  all: readonly Value[],
  m: Pick<Message, 'ruby' | 'at' | 'block'>,
): Value[] {
  m.ruby.budget.spend(all.length, m.at);
  return sorted(all, comparisonOf(m));
}

// JavaScript hands over the later one first.
function sorted(all: readonly Value[], compare: Comparison): Value[] {
  return [...all].sort((later, earlier) => -compare(earlier, later));
}

function sortedByKey(all: readonly Value[], m: Message): Value[] {
  return sorted(all, keyComparison(all, m));
}

function comparisonOf({ block, ruby, at }: Pick<Message, 'ruby' | 'at' | 'block'>): Comparison {
  if (block === null) return (left, right) => order(left, right, at);
  return (left, right) => {
    const result = ruby.callProc(block, [left, right], at);
    if (result.kind === 'integer' || result.kind === 'float') return signOf(result.value);
    if (result.kind === 'poison') throw new Poisoned(result);
    if (result.kind === 'nil') throw comparisonError(left, right, at);
    const message = `comparison of ${classNameOf(result)} with 0 failed`;
    throw rubyError('ArgumentError', message, at);
  };
}

function signOf(value: number | bigint): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/** By what the block gives for each element; it is asked once for each. */
function keyComparison(elements: readonly Value[], m: Message): Comparison {
  const keys = new Map(elements.map((element) => [element, callBlock(m, element)]));
  const keyOf = (element: Value) => keys.get(element) ?? element;
  return (left, right) => order(keyOf(left), keyOf(right), m.at);
}

function reversed(compare: Comparison): Comparison {
  return (left, right) => -compare(left, right);
}

/** The first element in an order, or as many as are wanted. */
function ends(all: readonly Value[], compare: Comparison, { args: [count], at }: Message): Value {
  if (count === undefined || count.kind === 'nil') return firstOf(all, compare) ?? nil(at);
  const wanted = countOf(count, at, `negative size (${inspectCount(count)})`);
  return array(sorted(all, compare).slice(0, wanted), at);
}

function inspectCount(count: Value): string {
  return count.kind === 'integer' ? String(count.value) : '';
}

function firstOf(all: readonly Value[], compare: Comparison): Value | undefined {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  return rest.reduce((best, one) => (compare(one, best) < 0 ? one : best), first);
}
