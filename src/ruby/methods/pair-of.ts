import { classNameOf } from '../class-names.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { Place, Value } from '../value.ts';

/** Key and value of an element that is to become an entry of a Hash; raises what `to_h` does. */
export function pairOf(
  element: Value,
  { index, at }: { readonly index: number | null; readonly at: Place },
): readonly [key: Value, value: Value] {
  if (element.kind === 'poison') throw new Poisoned(element);
  const where = index === null ? '' : ` at ${index}`;
  if (element.kind !== 'array') {
    const message = `wrong element type ${classNameOf(element)}${where} (expected array)`;
    throw rubyError('TypeError', message, at);
  }
  const [key, value] = element.elements;
  const { length } = element.elements;
  if (key !== undefined && value !== undefined && length === 2) return [key, value];
  const what = index === null ? 'element has wrong array length' : `wrong array length${where}`;
  throw rubyError('ArgumentError', `${what} (expected 2, was ${length})`, at);
}
