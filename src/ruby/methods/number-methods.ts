import { compare, equals } from '../equality.ts';
import { readEntry } from '../hash-entries.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { array, boolean, float, integer, nil, type Place, symbol, type Value } from '../value.ts';
import { arithmeticMethods, type NumberValue } from './arithmetic-methods.ts';
import { callBlock } from './conversions.ts';
import { countSteps, listSteps, type NumberSteps } from './number-steps.ts';
import { comparisonError, order } from './order.ts';
import { roundingMethods } from './rounding-methods.ts';

type NumberMessage = Message<NumberValue>;

function comparison(test: (order: number) => boolean): Method<NumberValue> {
  return takes(1, 1, ({ receiver, args: [other = nil(receiver.place)], at }) => {
    if (compare(receiver, other) === null && isNumber(other)) return boolean(false, at);
    return boolean(test(order(receiver, other, at)), at);
  });
}

function isNumber(value: Value): value is NumberValue {
  return value.kind === 'integer' || value.kind === 'float';
}

const predicate = (test: (value: NumberValue) => boolean): Method<NumberValue> =>
  takes(0, 0, ({ receiver, at }) => boolean(test(receiver), at));

/** The methods that Integer and Float have in common. */
export const numberMethods: MethodTable<NumberValue> = {
  ...arithmeticMethods,
  ...roundingMethods,
  '<': comparison((result) => result < 0),
  '<=': comparison((result) => result <= 0),
  '>': comparison((result) => result > 0),
  '>=': comparison((result) => result >= 0),
  '<=>': takes(1, 1, ({ receiver, args: [other], at }) => {
    const result = compare(receiver, other ?? nil(at));
    return result === null ? nil(at) : integer(result, at);
  }),
  '===': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(equals(receiver, other ?? nil(at)), at),
  ),
  'between?': takes(2, 2, ({ receiver, args: [low = receiver, high = receiver], at }) =>
    boolean(order(receiver, low, at) >= 0 && order(receiver, high, at) <= 0, at),
  ),
  clamp: takes(1, 2, clamp),
  to_f: takes(0, 0, ({ receiver, at }) => float(Number(receiver.value), at)),
  'zero?': predicate(({ value }) => Number(value) === 0),
  'positive?': predicate(({ value }) => value > 0),
  'negative?': predicate(({ value }) => value < 0),
  'integer?': predicate(({ kind }) => kind === 'integer'),
  'finite?': predicate(({ kind, value }) => kind === 'integer' || Number.isFinite(value)),
  step: takes(0, 2, (m) => walkSteps(m, stepsOf(m))),
};

function clamp(m: NumberMessage): Value {
  const { receiver, at } = m;
  const [low, high] = boundsOf(m);
  if (low !== null && high !== null && order(low, high, at) > 0) {
    throw rubyError('ArgumentError', 'min argument must be smaller than max argument', at);
  }
  if (low !== null && order(receiver, low, at) < 0) return low;
  return high !== null && order(receiver, high, at) > 0 ? high : receiver;
}

function boundsOf({ args: [first, second], at }: NumberMessage) {
  const given = (value: Value | undefined) =>
    value === undefined || value.kind === 'nil' ? null : value;
  if (first?.kind !== 'range') return [given(first), given(second)] as const;
  const end = given(first.end);
  if (!first.excludesEnd || end === null) return [given(first.begin), end] as const;
  throw rubyError('ArgumentError', 'cannot clamp with an exclusive range', at);
}

function stepsOf({ receiver, args: [first, second], at }: NumberMessage): NumberSteps {
  const named = (name: string) =>
    first?.kind === 'hash' ? readEntry(first, symbol(name, at)) : undefined;
  const to = first?.kind === 'hash' ? named('to') : first;
  if (to === undefined || to.kind === 'nil') throw unsupportedPlace('`step` without an end', at);
  const by = named('by') ?? second ?? integer(1, at);
  return { from: receiver, to: limitOf(to, receiver, at), by: limitOf(by, receiver, at) };
}

/** A number that another one is compared with; raises ArgumentError for anything else. */
export function limitOf(value: Value, receiver: NumberValue, at: Place): NumberValue {
  if (isNumber(value)) return value;
  throw value.kind === 'poison' ? new Poisoned(value) : comparisonError(receiver, value, at);
}

/** Gives the numbers to the block, or lists them where there is none. */
export function walkSteps(m: Message, steps: NumberSteps): Value {
  if (m.block === null) {
    m.ruby.budget.spendElements(countSteps(steps, m.at), m.at);
    return array([...listSteps(steps, m.at)], m.at);
  }
  for (const number of listSteps(steps, m.at)) {
    m.ruby.budget.spend(1, m.at);
    callBlock(m, number);
  }
  return m.receiver;
}
