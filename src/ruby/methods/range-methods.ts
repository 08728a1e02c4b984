import { covers } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rangeElements } from '../range-elements.ts';
import { array, boolean, integer, nil, type RangeValue } from '../value.ts';
import { callBlock, integerOf } from './conversions.ts';
import { enumerableMethods } from './enumerable-methods.ts';

const includes = takes<RangeValue>(1, 1, ({ receiver, args: [value], at }) =>
  boolean(covers(receiver, value ?? nil(at)), at),
);
const size = takes<RangeValue>(0, 0, ({ receiver, at }) =>
  integer(rangeElements(receiver).length, at),
);
const enumerable = enumerableMethods<RangeValue>(rangeElements);

/** The methods of Range. */
export const rangeMethods: MethodTable<RangeValue> = {
  ...enumerable,
  each: takes(0, 0, (m) => {
    for (const element of rangeElements(m.receiver)) callBlock(m as Message<never>, element);
    return m.receiver;
  }),
  step: takes(1, 1, (m) => {
    const by = Math.max(1, integerOf(m.args[0], m.at));
    const elements = rangeElements(m.receiver).filter((_, index) => index % by === 0);
    if (m.block === null) return array(elements, m.at);
    for (const element of elements) callBlock(m as Message<never>, element);
    return m.receiver;
  }),
  'include?': includes,
  'member?': includes,
  'cover?': includes,
  '===': includes,
  begin: takes(0, 0, ({ receiver }) => receiver.begin),
  end: takes(0, 0, ({ receiver }) => receiver.end),
  first: takes(0, 1, (m) =>
    m.args.length === 0 ? m.receiver.begin : (enumerable['first']?.run(m) ?? nil(m.at)),
  ),
  last: takes(0, 1, (m) => {
    if (m.args.length === 0) return m.receiver.end;
    const count = integerOf(m.args[0], m.at);
    return array(count === 0 ? [] : rangeElements(m.receiver).slice(-count), m.at);
  }),
  'exclude_end?': takes(0, 0, ({ receiver, at }) => boolean(receiver.excludesEnd, at)),
  size,
  count: takes(0, 1, (m) =>
    m.args.length === 0 && m.block === null
      ? size.run(m)
      : (enumerable['count']?.run(m) ?? nil(m.at)),
  ),
};
