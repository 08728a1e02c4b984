import { type MethodTable, takes } from '../interpreter.ts';
import { boolean, type ProcValue } from '../value.ts';

const call = takes<ProcValue>(0, Infinity, ({ receiver, args, block, at, ruby }) =>
  ruby.callProc(receiver, args, at, block),
);

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
