import { classNameOf } from '../class-names.ts';
import { isTruthy } from '../equality.ts';
import { floatText, inspect } from '../inspect.ts';
import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import type { ArrayValue, HashValue, Place, StringValue, Value } from '../value.ts';

/** The text of a String that a method wants; raises TypeError for anything else. */
export function textOf(value: Value | undefined, at: Place): string {
  if (value?.kind === 'string') return value.text;
  throw conversionError(value, 'String', at);
}

/** The text of a String or Symbol. */
export function nameOf(value: Value | undefined, at: Place): string {
  if (value?.kind === 'symbol' || value?.kind === 'string') return value.text;
  if (value === undefined || value.kind === 'poison') throw conversionError(value, 'String', at);
  throw rubyError('TypeError', `${inspect(value)} is not a symbol nor a string`, at);
}

/** An Integer that a method wants, as a number; raises TypeError for anything else. */
export function integerOf(value: Value | undefined, at: Place): number {
  if (value?.kind === 'integer') {
    if (BigInt.asIntN(64, value.value) === value.value) return Number(value.value);
    throw rubyError('RangeError', "bignum too big to convert into `long'", at);
  }
  if (value?.kind === 'float') {
    if (Math.abs(value.value) < 2 ** 63) return Math.trunc(value.value);
    throw rubyError('RangeError', `float ${shortFloat(value.value)} out of range of integer`, at);
  }
  if (value?.kind === 'nil') {
    throw rubyError('TypeError', 'no implicit conversion from nil to integer', at);
  }
  throw conversionError(value, 'Integer', at);
}

/** As C's `%g` writes it. */
function shortFloat(value: number): string {
  return Number.isNaN(value) ? 'NaN' : floatText(value).replace('.0e', 'e');
}

/** The same for how many of something are meant; raises ArgumentError where it is negative. */
export function countOf(value: Value | undefined, at: Place, complaint = 'negative array size') {
  const count = integerOf(value, at);
  if (count < 0) throw rubyError('ArgumentError', complaint, at);
  return count;
}

/** The elements of an Array that a method wants. */
export function elementsOf(value: Value | undefined, at: Place): Value[] {
  if (value?.kind === 'array') return value.elements;
  throw conversionError(value, 'Array', at);
}

/** A Hash that a method wants. */
export function hashArgument(value: Value | undefined, at: Place): HashValue {
  if (value?.kind === 'hash') return value;
  throw conversionError(value, 'Hash', at);
}

/** Ruby's TypeError for a value that cannot stand where another class is wanted. */
export function conversionError(value: Value | undefined, wanted: string, at: Place) {
  if (value?.kind === 'poison') return new Poisoned(value);
  const given = value === undefined ? 'nothing' : describeOperand(value);
  return rubyError('TypeError', `no implicit conversion of ${given} into ${wanted}`, at);
}

/** How Ruby names a value in a TypeError: by its class, but for `nil` and the like. */
export function describeOperand(value: Value): string {
  if (value.kind === 'nil' || value.kind === 'boolean') return inspect(value);
  return classNameOf(value);
}

/** What a method knows about its block. */
type BlockMessage = Pick<Message, 'block' | 'name' | 'ruby' | 'at'>;

/** Runs the block of a method; without one, the method would make an Enumerator. */
export function callBlock({ block, name, ruby, at }: BlockMessage, ...args: Value[]): Value {
  if (block !== null) return ruby.callProc(block, args, at);
  throw unsupportedPlace(`\`${name}\` without a block`, at);
}

/** Whether the block says yes. */
export function asksBlock(message: BlockMessage, ...args: Value[]): boolean {
  return isTruthy(callBlock(message, ...args));
}

/** Raises FrozenError where a value must not change. */
export function checkFrozen(value: StringValue | ArrayValue | HashValue, at: Place): void {
  if (!value.isFrozen) return;
  const message = `can't modify frozen ${classNameOf(value)}: ${inspect(value)}`;
  throw rubyError('FrozenError', message, at);
}
