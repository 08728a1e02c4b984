import { compare, covers } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { countIntegers, rangeElements } from '../range-elements.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { array, boolean, float, integer, nil, type RangeValue, type Value } from '../value.ts';
import type { NumberValue } from './arithmetic-methods.ts';
import { callBlock, countOf } from './conversions.ts';
import { enumerator } from './elements-methods.ts';
import { enumerableMethods } from './enumerable-methods.ts';
import { walkSteps } from './number-methods.ts';

type RangeMessage = Message<RangeValue>;

const enumerable = enumerableMethods<RangeValue>(rangeElements);
const inherited = (name: string, m: RangeMessage) => enumerable[name]?.run(m) ?? nil(m.at);

const isCovered = takes<RangeValue>(1, 1, ({ receiver, args: [value], at }) =>
  boolean(covers(receiver, value ?? nil(at)), at),
);
const includes = takes<RangeValue>(1, 1, (m) => {
  const { begin, end } = m.receiver;
  return begin.kind === 'string' && end.kind === 'string'
    ? inherited('include?', m)
    : boolean(m.args[0]?.kind !== 'range' && covers(m.receiver, m.args[0] ?? nil(m.at)), m.at);
});

/** The methods of Range. */
export const rangeMethods: MethodTable<RangeValue> = {
  ...enumerable,
  each: takes(0, 0, walkRange),
  step: takes(1, 1, stepThrough),
  'include?': includes,
  'member?': includes,
  'cover?': isCovered,
  '===': takes(1, 1, ({ receiver, args: [value = nil(receiver.place)], at }) =>
    boolean(value.kind !== 'range' && covers(receiver, value), at),
  ),
  begin: takes(0, 0, ({ receiver }) => receiver.begin),
  end: takes(0, 0, ({ receiver }) => receiver.end),
  first: takes(0, 1, first),
  last: takes(0, 1, last),
  max: takes(0, 1, (m) => {
    const { begin, end, excludesEnd } = m.receiver;
    // The end itself, though counting would not reach it.
    const isEnd = end.kind === 'float' && !excludesEnd && m.block === null && m.args.length === 0;
    if (!isEnd) return inherited('max', m);
    return (compare(begin, end) ?? 1) > 0 ? nil(m.at) : end;
  }),
  'exclude_end?': takes(0, 0, ({ receiver, at }) => boolean(receiver.excludesEnd, at)),
  size: takes(0, 0, ({ receiver, at }) => {
    if (receiver.begin.kind !== 'integer') return nil(at);
    const count = countIntegers(receiver.begin, receiver);
    return Number.isFinite(count) ? integer(count, at) : float(count, at);
  }),
};

function walkRange(m: RangeMessage): Value {
  const { begin, end } = m.receiver;
  if (begin.kind === 'integer' && end.kind === 'nil' && m.block !== null) {
    for (let number = begin.value; ; number += 1n) {
      m.ruby.budget.spend(1, m.at);
      callBlock(m, integer(number, m.at));
    }
  }
  const elements = rangeElements(m.receiver);
  if (m.block === null) return enumerator(elements, m);
  for (const element of elements) callBlock(m, element);
  return m.receiver;
}

function isNumber(value: Value): value is NumberValue {
  return value.kind === 'integer' || value.kind === 'float';
}

function stepThrough(m: RangeMessage): Value {
  const { receiver, args, at } = m;
  const [by = nil(at)] = args;
  const { begin: from, end: to, excludesEnd } = receiver;
  if (!isNumber(from) || !isNumber(to) || !isNumber(by)) {
    throw unsupportedPlace('`step` of what are no numbers', at);
  }
  if (by.value < 0) throw rubyError('ArgumentError', "step can't be negative", at);
  return walkSteps(m, { from, to, by, excludesEnd });
}

function first(m: RangeMessage): Value {
  const { receiver, args, at } = m;
  const { begin } = receiver;
  if (args.length === 0) {
    if (begin.kind !== 'nil') return begin;
    throw rubyError('RangeError', 'cannot get the first element of beginless range', at);
  }
  if (begin.kind !== 'integer') return inherited('first', m);
  // Endless ones have a beginning, too.
  const count = countOf(args[0], at, 'negative array size (or size too big)');
  const length = Math.min(count, countIntegers(begin, receiver));
  const end = integer(begin.value + BigInt(length), at);
  return array(rangeElements({ ...receiver, end, excludesEnd: true }), at);
}

function last({ receiver, args: [count], at }: RangeMessage): Value {
  if (receiver.end.kind === 'nil') {
    throw rubyError('RangeError', 'cannot get the last element of endless range', at);
  }
  if (count === undefined) return receiver.end;
  const wanted = countOf(count, at);
  return array(wanted === 0 ? [] : rangeElements(receiver).slice(-wanted), at);
}
