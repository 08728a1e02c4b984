import { type MethodTable, takes } from '../interpreter.ts';
import { array, type ExceptionValue, nil, string, symbol } from '../value.ts';

const message = takes<ExceptionValue>(0, 0, ({ receiver, at }) => string(receiver.message, at));

/** The methods of exceptions. */
export const exceptionMethods: MethodTable<ExceptionValue> = {
  message,
  to_s: message,
  full_message: message,
  detailed_message: message,
  backtrace: takes(0, 0, ({ at }) => array([], at)),
  name: takes(0, 0, ({ receiver: { missing }, at }) =>
    missing === undefined ? nil(at) : symbol(missing.name, at),
  ),
};
