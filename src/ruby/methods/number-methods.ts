import { classNameOf } from '../class-names.ts';
import { compare, equals } from '../equality.ts';
import { floatText, inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  type FloatValue,
  float,
  type IntegerValue,
  integer,
  nil,
  type Place,
  string,
  type Value,
} from '../value.ts';
import { callBlock, integerOf } from './conversions.ts';

type NumberValue = IntegerValue | FloatValue;
type NumberMessage = Message<NumberValue>;

const mostBits = 20_000n;

function isBig(value: bigint): boolean {
  return value > 1n << mostBits || value < -(1n << mostBits);
}

/** A method of two numbers: whole ones are exact, with a fraction they are Floats. */
function arithmetic(
  whole: (left: bigint, right: bigint, at: Place) => bigint,
  broken: (left: number, right: number) => number,
) {
  return takes<NumberValue>(1, 1, ({ receiver, args: [other], at }) => {
    const right = numberOf(other, receiver, at);
    if (receiver.kind === 'integer' && right.kind === 'integer') {
      const value = whole(receiver.value, right.value, at);
      if (isBig(value)) throw new RangeError('number too large');
      return integer(value, at);
    }
    return float(broken(Number(receiver.value), Number(right.value)), at);
  });
}

function numberOf(value: Value | undefined, receiver: NumberValue, at: Place): NumberValue {
  if (value?.kind === 'integer' || value?.kind === 'float') return value;
  if (value?.kind === 'poison') throw new Poisoned(value);
  const given = value === undefined || value.kind === 'nil' ? 'nil' : classNameOf(value);
  throw rubyError('TypeError', `${given} can't be coerced into ${classNameOf(receiver)}`, at);
}

function comparison(test: (order: number) => boolean) {
  return takes<NumberValue>(1, 1, ({ receiver, args: [other], at }) => {
    const order = compare(receiver, other ?? nil(at));
    if (order !== null) return boolean(test(order), at);
    const message = `comparison of ${classNameOf(receiver)} with ${inspect(other ?? nil(at))} failed`;
    throw rubyError('ArgumentError', message, at);
  });
}

const divide = arithmetic(
  (left, right, at) => {
    if (right === 0n) throw rubyError('ZeroDivisionError', 'divided by 0', at);
    const quotient = left / right;
    return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
  },
  (left, right) => left / right,
);
const modulo = arithmetic(
  (left, right, at) => {
    if (right === 0n) throw rubyError('ZeroDivisionError', 'divided by 0', at);
    return ((left % right) + right) % right;
  },
  (left, right) => ((left % right) + right) % right,
);

function round(how: (value: number) => number) {
  return takes<NumberValue>(0, 1, ({ receiver, args: [digits], at }) => {
    if (receiver.kind === 'integer') return receiver;
    const places = digits === undefined ? 0 : integerOf(digits, at);
    if (places > 0)
      return float(Number(`${how(Number(`${receiver.value}e${places}`))}e-${places}`), at);
    if (!Number.isFinite(receiver.value))
      throw rubyError('FloatDomainError', floatText(receiver.value), at);
    return integer(BigInt(how(receiver.value)), at);
  });
}

function power({ receiver, args: [other], at }: NumberMessage): Value {
  const right = numberOf(other, receiver, at);
  if (receiver.kind !== 'integer' || right.kind !== 'integer' || right.value < 0n) {
    return float(Number(receiver.value) ** Number(right.value), at);
  }
  const bits = BigInt(receiver.value.toString(2).length) * right.value;
  if (bits > mostBits) throw new RangeError('number too large');
  return integer(receiver.value ** right.value, at);
}

function iterate(m: NumberMessage, to: number, step: number): Value {
  const from = integerOf(m.receiver, m.at);
  if (step === 0) throw rubyError('ArgumentError', "step can't be 0", m.at);
  if (m.block === null) {
    const length = Math.max(0, Math.floor((to - from) / step) + 1);
    m.ruby.budget.spendElements(length, m.at);
    return array(
      Array.from({ length }, (_, index) => integer(from + index * step, m.at)),
      m.at,
    );
  }
  for (let number = from; step > 0 ? number <= to : number >= to; number += step) {
    callBlock(m as Message<never>, integer(number, m.at));
  }
  return m.receiver;
}

const truncate = round(Math.trunc);
const isNonZero = (test: (value: NumberValue) => boolean) =>
  takes<NumberValue>(0, 0, ({ receiver, at }) => boolean(test(receiver), at));
const absolute = takes<NumberValue>(0, 0, ({ receiver, at }) => {
  if (receiver.kind === 'float') return float(Math.abs(receiver.value), at);
  return integer(receiver.value < 0n ? -receiver.value : receiver.value, at);
});

/** The methods of Integer and Float. */
export const numberMethods: MethodTable<NumberValue> = {
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
  '/': divide,
  div: divide,
  '%': modulo,
  modulo,
  '**': takes(1, 1, power),
  pow: takes(1, 1, power),
  '-@': takes(0, 0, ({ receiver, at }) =>
    receiver.kind === 'integer' ? integer(-receiver.value, at) : float(-receiver.value, at),
  ),
  '+@': takes(0, 0, ({ receiver }) => receiver),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  '<=>': takes(1, 1, ({ receiver, args: [other], at }) => {
    const order = compare(receiver, other ?? nil(at));
    return order === null ? nil(at) : integer(order, at);
  }),
  '===': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(equals(receiver, other ?? nil(at)), at),
  ),
  'between?': takes(2, 2, ({ receiver, args: [low, high], at }) =>
    boolean(
      (compare(receiver, low ?? nil(at)) ?? -1) >= 0 &&
        (compare(receiver, high ?? nil(at)) ?? 1) <= 0,
      at,
    ),
  ),
  clamp: takes(2, 2, ({ receiver, args: [low, high], at }) => {
    if (low !== undefined && (compare(receiver, low) ?? 0) < 0) return low;
    return high !== undefined && (compare(receiver, high) ?? 0) > 0 ? high : (receiver ?? nil(at));
  }),
  abs: absolute,
  magnitude: absolute,
  to_i: truncate,
  to_int: truncate,
  truncate,
  to_f: takes(0, 0, ({ receiver, at }) => float(Number(receiver.value), at)),
  round: round((value) => Math.sign(value) * Math.round(Math.abs(value))),
  floor: round(Math.floor),
  ceil: round(Math.ceil),
  'zero?': isNonZero(({ value }) => Number(value) === 0),
  'positive?': isNonZero(({ value }) => value > 0),
  'negative?': isNonZero(({ value }) => value < 0),
  'integer?': isNonZero(({ kind }) => kind === 'integer'),
  'nan?': isNonZero(({ value }) => Number.isNaN(value)),
  'even?': isNonZero(({ value }) => Number(value) % 2 === 0),
  'odd?': isNonZero(({ value }) => Math.abs(Number(value) % 2) === 1),
  succ: takes(0, 0, ({ receiver, at }) => integer(integerOf(receiver, at) + 1, at)),
  next: takes(0, 0, ({ receiver, at }) => integer(integerOf(receiver, at) + 1, at)),
  pred: takes(0, 0, ({ receiver, at }) => integer(integerOf(receiver, at) - 1, at)),
  chr: takes(0, 0, ({ receiver, at }) =>
    string(String.fromCodePoint(integerOf(receiver, at) & 0x7f), at),
  ),
  '&': arithmetic(
    (left, right) => left & right,
    (left, right) => left & right,
  ),
  '|': arithmetic(
    (left, right) => left | right,
    (left, right) => left | right,
  ),
  '^': arithmetic(
    (left, right) => left ^ right,
    (left, right) => left ^ right,
  ),
  '<<': arithmetic(shiftLeft, (left) => left),
  '>>': arithmetic(
    (left, right) => (right > mostBits ? 0n : left >> right),
    (left) => left,
  ),
  times: takes(0, 0, (m) => {
    if (m.block === null)
      return iterate({ ...m, receiver: integer(0, m.at) }, Number(m.receiver.value) - 1, 1);
    for (let number = 0; number < Number(m.receiver.value); number += 1) {
      callBlock(m as Message<never>, integer(number, m.at));
      m.ruby.budget.spend(1, m.at);
    }
    return m.receiver;
  }),
  step: takes(2, 2, (m) => iterate(m, integerOf(m.args[0], m.at), integerOf(m.args[1], m.at))),
  fdiv: takes(1, 1, ({ receiver, args: [other], at }) =>
    float(Number(receiver.value) / Number(numberOf(other, receiver, at).value), at),
  ),
  divmod: takes(1, 1, (m) => array([divide.run(m), modulo.run(m)], m.at)),
  upto: takes(1, 1, (m) => iterate(m, integerOf(m.args[0], m.at), 1)),
  downto: takes(1, 1, (m) => iterate(m, integerOf(m.args[0], m.at), -1)),
  to_s: takes(0, 1, ({ receiver, args: [base], at }) => {
    if (receiver.kind === 'float') return string(floatText(receiver.value), at);
    const radix = base === undefined ? 10 : integerOf(base, at);
    if (radix < 2 || radix > 36) throw rubyError('ArgumentError', `invalid radix ${radix}`, at);
    return string(receiver.value.toString(radix), at);
  }),
};

function shiftLeft(left: bigint, right: bigint): bigint {
  if (right > mostBits) throw new RangeError('number too large');
  return left << right;
}
