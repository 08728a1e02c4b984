import type { MethodTable } from '../interpreter.ts';
import type { Value } from '../value.ts';
import { methodsOver } from './elements-methods.ts';
import { orderingMethods } from './ordering-methods.ts';
import { selectingMethods } from './selecting-methods.ts';
import { walkingMethods } from './walking-methods.ts';

/** The methods of everything that has elements, given how to list them. */
export function enumerableMethods<Receiver extends Value>(
  list: (receiver: Receiver) => readonly Value[],
): MethodTable<Receiver> {
  return methodsOver({ ...orderingMethods, ...selectingMethods, ...walkingMethods }, list);
}
