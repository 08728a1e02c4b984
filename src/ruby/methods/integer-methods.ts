import { type Method, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { boolean, type IntegerValue, integer, nil, type Place, string } from '../value.ts';
import { checkedInteger, coercionError, mostBits, type NumberValue } from './arithmetic-methods.ts';
import { integerOf } from './conversions.ts';
import { limitOf, numberMethods, walkSteps } from './number-methods.ts';

/** A method of two Integers, bit by bit. */
function bitwise(combine: (left: bigint, right: bigint) => bigint): Method<IntegerValue> {
  return takes(1, 1, ({ receiver, args: [other], at }) => {
    if (other?.kind !== 'integer') throw coercionError(other, receiver, at);
    return checkedInteger(combine(receiver.value, other.value), at);
  });
}

const next = takes<IntegerValue>(0, 0, ({ receiver, at }) => integer(receiver.value + 1n, at));

/** The methods of Integer. */
export const integerMethods: MethodTable<IntegerValue> = {
  ...numberMethods,
  'even?': takes(0, 0, ({ receiver, at }) => boolean(receiver.value % 2n === 0n, at)),
  'odd?': takes(0, 0, ({ receiver, at }) => boolean(receiver.value % 2n !== 0n, at)),
  succ: next,
  next,
  pred: takes(0, 0, ({ receiver, at }) => integer(receiver.value - 1n, at)),
  ord: takes(0, 0, ({ receiver }) => receiver),
  chr: takes(0, 0, ({ receiver: { value }, at }) => {
    if (value < 0n || value > 255n) throw rubyError('RangeError', `${value} out of char range`, at);
    if (value > 127n) throw unsupportedPlace('a text in another encoding', at);
    return string(String.fromCodePoint(Number(value)), at);
  }),
  '&': bitwise((left, right) => left & right),
  '|': bitwise((left, right) => left | right),
  '^': bitwise((left, right) => left ^ right),
  '<<': bitwise(shiftLeft),
  '>>': bitwise((left, right) => shiftLeft(left, -right)),
  times: takes(0, 0, (m) =>
    walkSteps(m, {
      from: integer(0, m.at),
      to: m.receiver,
      by: integer(1, m.at),
      excludesEnd: true,
    }),
  ),
  upto: takes(1, 1, (m) => {
    const to = wholeLimit(limitOf(m.args[0] ?? nil(m.at), m.receiver, m.at), Math.floor, m.at);
    return walkSteps(m, { from: m.receiver, to, by: integer(1, m.at) });
  }),
  downto: takes(1, 1, (m) => {
    const to = wholeLimit(limitOf(m.args[0] ?? nil(m.at), m.receiver, m.at), Math.ceil, m.at);
    return walkSteps(m, { from: m.receiver, to, by: integer(-1, m.at) });
  }),
  to_s: takes(0, 1, ({ receiver, args: [base], at }) => {
    const radix = base === undefined ? 10 : integerOf(base, at);
    if (radix < 2 || radix > 36) throw rubyError('ArgumentError', `invalid radix ${radix}`, at);
    return string(receiver.value.toString(radix), at);
  }),
};

function shiftLeft(left: bigint, right: bigint): bigint {
  if (right > mostBits) throw new RangeError('number too large');
  return right < -mostBits ? left >> mostBits : left << right;
}

// No program comes this far.
const endless = 10n ** 30n;

/** Where counting ends: a Float does not make the numbers Floats. */
function wholeLimit(limit: NumberValue, round: (value: number) => number, at: Place): NumberValue {
  if (limit.kind === 'integer' || Number.isNaN(limit.value)) return limit;
  if (!Number.isFinite(limit.value)) return integer(limit.value > 0 ? endless : -endless, at);
  return integer(round(limit.value), at);
}
