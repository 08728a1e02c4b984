import { isTruthy } from './equality.ts';
import type { Interpreter } from './interpreter.ts';
import { skipUndecided } from './poison-branches.ts';
import type { RubyNode } from './ruby-parser.ts';
import { type Frame, nil, type Place, type Value } from './value.ts';

/** Something that can be assigned to: a variable, a constant, an element, an attribute. */
export interface Slot {
  /** Undefined where nothing was assigned yet. */
  get(): Value | undefined;
  set(value: Value): void;
}

/** How an assignment combines what is there with what is new. */
export type Assignment =
  | { readonly kind: 'or'; readonly value: RubyNode }
  | { readonly kind: 'and'; readonly value: RubyNode }
  | { readonly kind: 'operator'; readonly operator: string; readonly value: RubyNode };

/** Carries out `||=`, `&&=` or `+=` and the like; gives what the whole expression gives. */
export function assign(
  slot: Slot,
  assignment: Assignment,
  { at, frame, ruby }: { readonly at: Place; readonly frame: Frame; readonly ruby: Interpreter },
): Value {
  const current = slot.get() ?? nil(at);
  if (assignment.kind === 'operator') {
    const value = ruby.send(
      current,
      assignment.operator,
      [ruby.evaluate(assignment.value, frame)],
      { at, frame },
    );
    slot.set(value);
    return value;
  }
  if (current.kind === 'poison') {
    skipUndecided(current, [assignment.value], { frame, ruby });
    slot.set(current);
    return current;
  }
  if (isTruthy(current) === (assignment.kind === 'or')) return current;
  const value = ruby.evaluate(assignment.value, frame);
  slot.set(value);
  return value;
}
