import { classNameOf } from '../class-names.ts';
import type { Message } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { Value } from '../value.ts';

/** Goes on with a `dig` below a value that the first key found. */
export function digInto(value: Value, keys: readonly Value[], { ruby, at, frame }: Message): Value {
  if (keys.length === 0 || value.kind === 'nil') return value;
  if (value.kind === 'poison' || ruby.respondsTo(value, 'dig')) {
    return ruby.send(value, 'dig', keys, { at, frame });
  }
  throw rubyError('TypeError', `${classNameOf(value)} does not have #dig method`, at);
}
