import { type MethodTable, takes } from '../interpreter.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { boolean, type ProcValue } from '../value.ts';

const call = takes<ProcValue>(0, Infinity, ({ receiver, args, at, ruby, block }) => {
  if (block !== null) throw unsupportedPlace('a block for a proc', at);
  return ruby.callProc(receiver, args, at);
});

/** The methods of blocks, procs and lambdas. */
export const procMethods: MethodTable<ProcValue> = {
  call,
  '()': call,
  yield: call,
  '[]': call,
  '===': call,
  to_proc: takes(0, 0, ({ receiver }) => receiver),
  'lambda?': takes(0, 0, ({ receiver, at }) => boolean(receiver.isLambda, at)),
};
