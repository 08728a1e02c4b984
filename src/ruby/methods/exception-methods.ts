import { inspect } from '../inspect.ts';
import { type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { array, type ExceptionValue, string, symbol } from '../value.ts';

const message = takes<ExceptionValue>(0, 0, ({ receiver, at }) => string(receiver.message, at));

/** The methods of exceptions. */
export const exceptionMethods: MethodTable<ExceptionValue> = {
  message,
  to_s: message,
  full_message: message,
  backtrace: takes(0, 0, ({ at }) => array([], at)),
  name: takes(0, 0, (m) => {
    const { missing } = m.receiver;
    if (missing !== undefined) return symbol(missing.name, m.at);
    const message = `undefined method \`name' for ${inspect(m.receiver)}`;
    throw rubyError('NoMethodError', message, m.at, { name: 'name', isBare: false });
  }),
};
