import { classNameOf } from '../class-names.ts';
import { compare } from '../equality.ts';
import { inspect } from '../inspect.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, nil, type Place, type Value } from '../value.ts';
import { callBlock, integerOf } from './conversions.ts';
import { type ElementsMessage, type ElementsMethods, over } from './elements-methods.ts';

/** Putting elements in order. */
export const orderingMethods: ElementsMethods = {
  sort: over(0, 0, (elements, m) => array(sortValues(elements, m), m.at)),
  sort_by: over(0, 0, (elements, m) => {
    const keyed = elements.map((element) => ({ element, key: callBlock(m, element) }));
    keyed.sort((left, right) => order(left.key, right.key, m.at));
    return array(
      keyed.map(({ element }) => element),
      m.at,
    );
  }),
  min: over(0, 0, (elements, m) => sortValues(elements, m)[0] ?? nil(m.at)),
  max: over(0, 0, (elements, m) => sortValues(elements, m).at(-1) ?? nil(m.at)),
  min_by: over(0, 0, (elements, m) => extreme(elements, (e) => callBlock(m, e), -1, m.at)),
  max_by: over(0, 0, (elements, m) => extreme(elements, (e) => callBlock(m, e), 1, m.at)),
};

/** Sorts by the block, or by `<=>`. */
export function sortValues(
  all: readonly Value[],
  m: Pick<ElementsMessage, 'ruby' | 'at' | 'block'>,
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
