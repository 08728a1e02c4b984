import { classNameOf } from '../class-names.ts';
import { inspect } from '../inspect.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import {
  array,
  type FloatValue,
  float,
  type IntegerValue,
  integer,
  type Place,
  type Value,
} from '../value.ts';

/** An Integer or a Float. */
export type NumberValue = IntegerValue | FloatValue;

/** How many bits an Integer may have. */
export const mostBits = 20_000n;

type Calculate<Operand> = (left: Operand, right: Operand, at: Place) => Operand;

/** A method of two numbers: whole ones are exact, with a fraction they are Floats. */
function arithmetic(whole: Calculate<bigint>, broken: Calculate<number>): Method<NumberValue> {
  return takes(1, 1, ({ receiver, args: [other], at }) => {
    const right = operandOf(other, receiver, at);
    if (receiver.kind === 'integer' && right.kind === 'integer') {
      return checkedInteger(whole(receiver.value, right.value, at), at);
    }
    return float(broken(Number(receiver.value), Number(right.value), at), at);
  });
}

const modulo = arithmetic(moduloOf, floatModulo);
const quotient = takes<NumberValue>(1, 1, ({ receiver, args: [other], at }) => {
  const right = operandOf(other, receiver, at);
  if (receiver.kind === 'integer' && right.kind === 'integer') {
    return integer(quotientOf(receiver.value, right.value, at), at);
  }
  return integer(floatQuotient(Number(receiver.value), Number(right.value), at), at);
});
const power = takes<NumberValue>(1, 1, raiseToPower);
const absolute = takes<NumberValue>(0, 0, ({ receiver, at }) => {
  if (receiver.kind === 'float') return float(Math.abs(receiver.value), at);
  return integer(receiver.value < 0n ? -receiver.value : receiver.value, at);
});

/** Calculating with Integers and Floats. */
export const arithmeticMethods: MethodTable<NumberValue> = {
  '+': arithmetic(
    (left, right) => left + right,
    (left, right) => left + right,
  ),
  '-': arithmetic(
    (left, right) => left - right,
    (left, right) => left - right,
  ),
  '*': arithmetic(
    (left, right) => left * right,
    (left, right) => left * right,
  ),
  '/': arithmetic(quotientOf, (left, right) => left / right),
  div: quotient,
  '%': modulo,
  modulo,
  divmod: takes(1, 1, (m) => array([quotient.run(m), modulo.run(m)], m.at)),
  fdiv: takes(1, 1, ({ receiver, args: [other], at }) =>
    float(Number(receiver.value) / Number(operandOf(other, receiver, at).value), at),
  ),
  '**': power,
  pow: power,
  '-@': takes(0, 0, ({ receiver, at }) =>
    receiver.kind === 'integer' ? integer(-receiver.value, at) : float(-receiver.value, at),
  ),
  '+@': takes(0, 0, ({ receiver }) => receiver),
  abs: absolute,
  magnitude: absolute,
};

/** The right side of a calculation; raises TypeError for what is no number. */
export function operandOf(value: Value | undefined, receiver: NumberValue, at: Place): NumberValue {
  if (value?.kind === 'integer' || value?.kind === 'float') return value;
  throw coercionError(value, receiver, at);
}

/** Ruby's TypeError for a value that a number cannot be combined with. */
export function coercionError(value: Value | undefined, receiver: NumberValue, at: Place) {
  if (value?.kind === 'poison') return new Poisoned(value);
  const given = value === undefined ? 'nil' : describeOperand(value);
  return rubyError('TypeError', `${given} can't be coerced into ${classNameOf(receiver)}`, at);
}

function describeOperand(value: Value): string {
  return ['nil', 'boolean', 'float', 'symbol'].includes(value.kind)
    ? inspect(value)
    : classNameOf(value);
}

/** An Integer of a size that can be worked with. */
export function checkedInteger(value: bigint, at: Place): IntegerValue {
  if (value > 1n << mostBits || value < -(1n << mostBits)) throw new RangeError('number too large');
  return integer(value, at);
}

function quotientOf(left: bigint, right: bigint, at: Place): bigint {
  if (right === 0n) throw zeroDivision(at);
  const towardsZero = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? towardsZero - 1n : towardsZero;
}

function floatQuotient(left: number, right: number, at: Place): bigint {
  return BigInt(Math.round((left - floatModulo(left, right, at)) / right));
}

function moduloOf(left: bigint, right: bigint, at: Place): bigint {
  if (right === 0n) throw zeroDivision(at);
  return ((left % right) + right) % right;
}

function floatModulo(left: number, right: number, at: Place): number {
  if (right === 0) throw zeroDivision(at);
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

function zeroDivision(at: Place) {
  return rubyError('ZeroDivisionError', 'divided by 0', at);
}

function raiseToPower({ receiver, args: [other], at }: Message<NumberValue>): Value {
  const right = operandOf(other, receiver, at);
  if (receiver.kind !== 'integer' || right.kind !== 'integer') {
    return floatPower(Number(receiver.value), Number(right.value), at);
  }
  if (right.value < 0n) throw unsupportedPlace('a fraction (Rational)', at);
  const bits = BigInt(receiver.value.toString(2).length) * right.value;
  if (bits > mostBits) throw new RangeError('number too large');
  return integer(receiver.value ** right.value, at);
}

function floatPower(left: number, right: number, at: Place): Value {
  if (left < 0 && !Number.isInteger(right)) throw unsupportedPlace('a complex number', at);
  return float(left ** right, at);
}
