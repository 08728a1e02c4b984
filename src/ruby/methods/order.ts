import { classNameOf } from '../class-names.ts';
import { compare } from '../equality.ts';
import { inspect } from '../inspect.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { Place, Value } from '../value.ts';

/** Ruby's `<=>` of two values that must have an order; raises ArgumentError where they have none. */
export function order(left: Value, right: Value, at: Place): number {
  const result = compare(left, right);
  if (result === null) throw comparisonError(left, right, at);
  return result;
}

/** Ruby's ArgumentError for two values that have no order. */
export function comparisonError(left: Value, right: Value, at: Place) {
  const message = `comparison of ${classNameOf(left)} with ${describe(right)} failed`;
  return rubyError('ArgumentError', message, at);
}

function describe(value: Value): string {
  return ['nil', 'boolean', 'integer', 'float', 'symbol'].includes(value.kind)
    ? inspect(value)
    : classNameOf(value);
}
