import type { Interpreter } from './interpreter.ts';
import type { Slot } from './slots.ts';
import type { Frame, Value } from './value.ts';

/** Finds where a variable of some kind is kept. */
export type FindSlot = (name: string, frame: Frame, ruby: Interpreter) => Slot;

/** The kinds of variables. */
export type VariableKind = 'local' | 'instance' | 'global' | 'constant';

/** Where the variables of each kind are kept. */
export const slotFinders: Readonly<Record<VariableKind, FindSlot>> = {
  local: (name, { scope }) => ({
    get: () => scope.get(name),
    set: (value) => scope.set(name, value),
  }),
  instance: (name, _frame, { instanceVariables }) => mapSlot(instanceVariables, name),
  global: (name, _frame, { globals }) => mapSlot(globals, name),
  constant: (name, _frame, { constants }) => mapSlot(constants, name),
};

function mapSlot(map: Map<string, Value>, name: string): Slot {
  return { get: () => map.get(name), set: (value) => void map.set(name, value) };
}

/** The place that a value would be written to, for `a, b = 1, 2`. */
export function variableSlot(
  kind: VariableKind,
  name: string,
  { frame, ruby }: { readonly frame: Frame; readonly ruby: Interpreter },
): Slot {
  return slotFinders[kind](name, frame, ruby);
}
