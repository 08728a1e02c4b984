import { rubyError } from '../ruby-exceptions.ts';
import { float, integer, type Place } from '../value.ts';
import type { NumberValue } from './arithmetic-methods.ts';

/** Numbers at equal distances. */
export interface NumberSteps {
  readonly from: NumberValue;
  readonly to: NumberValue;
  readonly by: NumberValue;
  readonly excludesEnd?: boolean;
}

/** How many numbers these are; raises ArgumentError where they don't get ahead. */
export function countSteps({ from, to, by, excludesEnd = false }: NumberSteps, at: Place): number {
  if (Number(by.value) === 0) throw rubyError('ArgumentError', "step can't be 0", at);
  if (from.kind === 'integer' && to.kind === 'integer' && by.kind === 'integer') {
    const distance = Number(to.value - from.value) / Number(by.value);
    return Math.max(0, excludesEnd ? Math.ceil(distance) : Math.floor(distance) + 1);
  }
  return countFloats(Number(from.value), Number(to.value), Number(by.value), excludesEnd);
}

/** Ruby forgives the error that adds up on the way to the end. */
function countFloats(from: number, to: number, by: number, excludesEnd: boolean): number {
  const distance = (to - from) / by;
  const reach = Math.abs(from) + Math.abs(to) + Math.abs(to - from);
  const error = Math.min(0.5, (reach / Math.abs(by)) * Number.EPSILON);
  const count = Math.floor(distance + (excludesEnd ? -error : error)) + 1;
  return Math.max(0, count);
}

/** The numbers themselves, one by one. */
export function* listSteps(steps: NumberSteps, at: Place): Generator<NumberValue> {
  const count = countSteps(steps, at);
  for (let index = 0; index < count; index += 1) yield numberAt(index, steps, at);
}

function numberAt(index: number, { from, to, by }: NumberSteps, at: Place): NumberValue {
  if (from.kind === 'integer' && by.kind === 'integer' && to.kind === 'integer') {
    return integer(from.value + BigInt(index) * by.value, at);
  }
  const value = Number(from.value) + index * Number(by.value);
  const limit = Number(to.value);
  const isPast = Number(by.value) < 0 ? value < limit : value > limit;
  return float(isPast ? limit : value, at);
}
