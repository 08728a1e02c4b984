import { floatText } from '../inspect.ts';
import { type MethodTable, takes } from '../interpreter.ts';
import { boolean, type FloatValue, integer, nil, string } from '../value.ts';
import { numberMethods } from './number-methods.ts';

/** The methods of Float. */
export const floatMethods: MethodTable<FloatValue> = {
  ...numberMethods,
  'nan?': takes(0, 0, ({ receiver, at }) => boolean(Number.isNaN(receiver.value), at)),
  'infinite?': takes(0, 0, ({ receiver: { value }, at }) =>
    Math.abs(value) === Number.POSITIVE_INFINITY ? integer(Math.sign(value), at) : nil(at),
  ),
  to_s: takes(0, 0, ({ receiver, at }) => string(floatText(receiver.value), at)),
};
