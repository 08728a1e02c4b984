import { floatText } from '../inspect.ts';
import { type Method, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { float, integer, type Place, type Value } from '../value.ts';
import type { NumberValue } from './arithmetic-methods.ts';
import { integerOf } from './conversions.ts';

/** A direction to round in. */
interface Rounding {
  /** To a multiple of a power of ten. */
  readonly whole: (value: bigint, unit: bigint) => bigint;
  readonly broken: (value: number) => number;
}

const down: Rounding = {
  whole: (value, unit) => value - (((value % unit) + unit) % unit),
  broken: Math.floor,
};
const up: Rounding = {
  whole: (value, unit) => -down.whole(-value, unit),
  broken: Math.ceil,
};
const towardsZero: Rounding = {
  whole: (value, unit) => value - (value % unit),
  broken: Math.trunc,
};
const nearest: Rounding = {
  whole: (value, unit) =>
    towardsZero.whole(value < 0n ? value - unit / 2n : value + unit / 2n, unit),
  broken: (value) => Math.sign(value) * Math.round(Math.abs(value)),
};

/** A method that rounds to so many decimals, or to a power of ten where they are negative. */
function round(rounding: Rounding): Method<NumberValue> {
  return takes(0, 1, ({ receiver, args: [digits], at, name }) => {
    if (digits?.kind === 'hash') throw unsupportedPlace(`\`${name}\` with \`half:\``, at);
    const decimals = digits === undefined ? 0 : integerOf(digits, at);
    if (receiver.kind === 'float') return roundFloat(receiver.value, decimals, rounding, at);
    if (decimals >= 0) return receiver;
    return integer(rounding.whole(receiver.value, 10n ** BigInt(-checked(decimals))), at);
  });
}

const truncate = round(towardsZero);

/** Rounding numbers. */
export const roundingMethods: MethodTable<NumberValue> = {
  round: round(nearest),
  floor: round(down),
  ceil: round(up),
  truncate,
  to_i: truncate,
  to_int: truncate,
};

function roundFloat(value: number, decimals: number, { broken }: Rounding, at: Place): Value {
  if (decimals > 0) {
    if (!Number.isFinite(value) || decimals > mostDecimals) return float(value, at);
    return float(shift(broken(shift(value, decimals)), -decimals), at);
  }
  if (!Number.isFinite(value)) throw rubyError('FloatDomainError', floatText(value), at);
  return integer(BigInt(broken(shift(value, decimals))) * 10n ** BigInt(-checked(decimals)), at);
}

// No Float is so exact.
const mostDecimals = 300;

// No number that can be made has so many digits.
function checked(decimals: number): number {
  if (decimals < -10_000) throw new RangeError('too many digits');
  return decimals;
}

/** Moves the decimal point, without the error that a multiplication would bring in. */
function shift(value: number, decimals: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + decimals}`);
}
