import type { ExceptionValue, JumpTarget, PoisonValue, Value } from './value.ts';

/**
 * `break`, `next` or `return` on its way to where it leads. Thrown, but no Error: a stack trace for
 * each `next` would cost more than the rest of the loop.
 */
export class Jump {
  readonly kind: 'break' | 'next' | 'return';
  readonly target: JumpTarget;
  readonly value: Value;

  constructor(kind: Jump['kind'], target: JumpTarget, value: Value) {
    this.kind = kind;
    this.target = target;
    this.value = value;
  }
}

/** A Ruby exception on its way to a `rescue`. */
export class Raise {
  readonly exception: ExceptionValue;

  constructor(exception: ExceptionValue) {
    this.exception = exception;
  }
}

/** `retry` on its way to its `begin`. */
export class Retry {}

/** An unknown value had to be looked at; the expression that asked becomes unknown as a whole. */
export class Poisoned {
  readonly poison: PoisonValue;

  constructor(poison: PoisonValue) {
    this.poison = poison;
  }
}

/** Runs something that a jump may leave early, with the jump's value. */
export function catchJump(kind: Jump['kind'], target: JumpTarget, run: () => Value): Value {
  try {
    return run();
  } catch (jump) {
    if (jump instanceof Jump && jump.kind === kind && jump.target === target) return jump.value;
    throw jump;
  } finally {
    // A block that was kept may still want to leave it. `next` only ends one round of a loop.
    if (kind !== 'next') target.isOver = true;
  }
}
