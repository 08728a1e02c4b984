import { isTruthy } from './equality.ts';
import type { Interpreter } from './interpreter.ts';
import { type Frame, nil, type Place, type Value } from './value.ts';

/** Something that can be assigned to: a variable, a constant, an element, an attribute. */
export interface Slot {
  /** Undefined where nothing was assigned yet. */
  get(): Value | undefined;
  set(value: Value): void;
}

/** How an assignment combines what is there with what is new. */
export type Assignment =
  | { readonly kind: 'or'; readonly value: () => Value }
  | { readonly kind: 'and'; readonly value: () => Value }
  | { readonly kind: 'operator'; readonly operator: string; readonly value: () => Value };

/** Carries out `||=`, `&&=` or `+=` and the like; gives what the whole expression gives. */
export function assign(
  slot: Slot,
  assignment: Assignment,
  { at, frame, ruby }: { readonly at: Place; readonly frame: Frame; readonly ruby: Interpreter },
): Value {
  const current = slot.get() ?? nil(at);
  if (assignment.kind === 'operator') {
    const value = ruby.send(current, assignment.operator, [assignment.value()], { at, frame });
    slot.set(value);
    return value;
  }
  if (current.kind === 'poison') return current;
  if (isTruthy(current) === (assignment.kind === 'or')) return current;
  const value = assignment.value();
  slot.set(value);
  return value;
}
