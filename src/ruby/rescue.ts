import { isInstanceOf } from './equality.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { Jump, Raise, Retry } from './jumps.ts';
import { inheritsFrom, rubyError } from './ruby-exceptions.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { splat } from './splat.ts';
import { assignTarget } from './targets.ts';
import { type ExceptionValue, type Frame, nil, type Value } from './value.ts';

/** `begin`, `rescue`, `ensure` and `retry`. */
export const rescue: Handlers = {
  BeginNode(node, frame, ruby) {
    const runEnsured = () => {
      const { ensureClause } = node;
      if (ensureClause?.statements) ruby.evaluate(ensureClause.statements, frame);
    };
    let value: Value;
    try {
      value = runRescued(node, frame, ruby);
    } catch (jump) {
      // Else a `return` of `ensure` would hide what cannot be evaluated.
      if (jump instanceof Raise || jump instanceof Jump) runEnsured();
      throw jump;
    }
    runEnsured();
    return value;
  },
  RescueModifierNode(node, frame, ruby) {
    try {
      return ruby.evaluate(node.expression, frame);
    } catch (raise) {
      if (!isStandardError(raise)) throw raise;
      ruby.budget.spend(stepsOfRescue, placeOf(node, frame));
      const run = () => ruby.evaluate(node.rescueExpression, frame);
      return withException(raise.exception, ruby, run);
    }
  },
  RetryNode() {
    throw new Retry();
  },
};

// An exception costs as much time as some fifty simple expressions.
const stepsOfRescue = 50;

function runRescued(node: RubyNodeOf<'BeginNode'>, frame: Frame, ruby: Interpreter): Value {
  const at = placeOf(node, frame);
  const run = (code: RubyNode | null) => (code === null ? nil(at) : ruby.evaluate(code, frame));
  for (;;) {
    const attempted = attempt(() => run(node.statements));
    if (attempted.kind === 'value') {
      return node.elseClause === null ? attempted.value : run(node.elseClause);
    }
    ruby.budget.spend(stepsOfRescue, at);
    const { raise } = attempted;
    const clause = findClause(node.rescueClause, raise.exception, frame, ruby);
    if (clause === null) throw raise;
    const value = untilRetry(() => runClause(clause, raise.exception, frame, ruby));
    if (value !== null) return value;
  }
}

type Attempted =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'raise'; readonly raise: Raise };

function attempt(run: () => Value): Attempted {
  try {
    return { kind: 'value', value: run() };
  } catch (raise) {
    if (raise instanceof Raise) return { kind: 'raise', raise };
    throw raise;
  }
}

/** The value of a rescue clause; null where it wants everything again. */
function untilRetry(run: () => Value): Value | null {
  try {
    return run();
  } catch (retry) {
    if (retry instanceof Retry) return null;
    throw retry;
  }
}

function findClause(
  clause: RubyNodeOf<'RescueNode'> | null,
  exception: ExceptionValue,
  frame: Frame,
  ruby: Interpreter,
): RubyNodeOf<'RescueNode'> | null {
  if (clause === null) return null;
  const isRescued =
    clause.exceptions.length === 0
      ? inheritsFrom(exception.className, 'StandardError')
      : clause.exceptions.some((node) =>
          rescuedClasses(node, frame, ruby).some((name) => isInstanceOf(exception, name)),
        );
  return isRescued ? clause : findClause(clause.subsequent, exception, frame, ruby);
}

function rescuedClasses(node: RubyNode, frame: Frame, ruby: Interpreter): readonly string[] {
  const typed = typeOfNode(node);
  const values =
    typed.type === 'SplatNode' && typed.node.expression !== null
      ? splat(ruby.evaluate(typed.node.expression, frame))
      : [ruby.evaluate(node, frame)];
  return values.flatMap((value) => {
    if (value.kind === 'constant') return [value.name];
    // A library that pupfile lacks cannot have raised anything.
    if (value.kind === 'poison') return [];
    throw rubyError(
      'TypeError',
      'class or module required for rescue clause',
      placeOf(node, frame),
    );
  });
}

function runClause(
  clause: RubyNodeOf<'RescueNode'>,
  exception: ExceptionValue,
  frame: Frame,
  ruby: Interpreter,
): Value {
  return withException(exception, ruby, () => {
    if (clause.reference !== null) assignTarget(clause.reference, exception, frame, ruby);
    return clause.statements === null
      ? nil(placeOf(clause, frame))
      : ruby.evaluate(clause.statements, frame);
  });
}

/** `$!` is the exception for as long as it is dealt with. */
function withException(exception: ExceptionValue, { globals }: Interpreter, run: () => Value) {
  const before = globals.get('$!');
  globals.set('$!', exception);
  try {
    return run();
  } finally {
    if (before === undefined) globals.delete('$!');
    else globals.set('$!', before);
  }
}

function isStandardError(raise: unknown): raise is Raise {
  return raise instanceof Raise && inheritsFrom(raise.exception.className, 'StandardError');
}
