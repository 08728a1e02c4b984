import { evaluateArguments } from './arguments.ts';
import { isTruthy } from './equality.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { catchJump, Jump } from './jumps.ts';
import { skipUndecided } from './poison-branches.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { splat } from './splat.ts';
import { unsupported } from './unsupported.ts';
import { array, boolean, type Frame, nil, type Value } from './value.ts';

/** What decides which code runs, and how often. */
export const controlFlow: Handlers = {
  StatementsNode(node, frame, ruby) {
    let value: Value = nil(placeOf(node, frame));
    for (const statement of node.body) value = ruby.evaluate(statement, frame);
    return value;
  },
  ParenthesesNode: (node, frame, ruby) => evaluateOptional(node.body, node, frame, ruby),
  ElseNode: (node, frame, ruby) => evaluateOptional(node.statements, node, frame, ruby),
  IfNode: (node, frame, ruby) => branch(node, node.statements, node.subsequent, frame, ruby),
  UnlessNode: (node, frame, ruby) => branch(node, node.elseClause, node.statements, frame, ruby),
  AndNode(node, frame, ruby) {
    const left = ruby.evaluate(node.left, frame);
    if (left.kind === 'poison') return skipUndecided(left, [node.right], { frame, ruby });
    return isTruthy(left) ? ruby.evaluate(node.right, frame) : left;
  },
  OrNode(node, frame, ruby) {
    const left = ruby.evaluate(node.left, frame);
    if (left.kind === 'poison') return skipUndecided(left, [node.right], { frame, ruby });
    return isTruthy(left) ? left : ruby.evaluate(node.right, frame);
  },
  CaseNode: (node, frame, ruby) => selectBranch(node, frame, ruby),
  WhileNode: (node, frame, ruby) => loop(node, true, frame, ruby),
  UntilNode: (node, frame, ruby) => loop(node, false, frame, ruby),
  BreakNode(node, frame, ruby) {
    throw leave('break', node, frame, ruby);
  },
  NextNode(node, frame, ruby) {
    throw leave('next', node, frame, ruby);
  },
  ReturnNode(node, frame, ruby) {
    throw leave('return', node, frame, ruby);
  },
};

function evaluateOptional(code: RubyNode | null, node: RubyNode, frame: Frame, ruby: Interpreter) {
  return code === null ? nil(placeOf(node, frame)) : ruby.evaluate(code, frame);
}

type Condition = RubyNodeOf<'IfNode'> | RubyNodeOf<'UnlessNode'>;

function branch(
  node: Condition,
  whenTrue: RubyNode | null,
  whenFalse: RubyNode | null,
  frame: Frame,
  ruby: Interpreter,
): Value {
  const decision = ruby.evaluate(node.predicate, frame);
  if (decision.kind === 'poison') {
    return skipUndecided(decision, [whenTrue, whenFalse], { frame, ruby });
  }
  return evaluateOptional(isTruthy(decision) ? whenTrue : whenFalse, node, frame, ruby);
}

function selectBranch(node: RubyNodeOf<'CaseNode'>, frame: Frame, ruby: Interpreter): Value {
  const subject = node.predicate === null ? null : ruby.evaluate(node.predicate, frame);
  for (const [index, condition] of node.conditions.entries()) {
    const typed = typeOfNode(condition);
    if (typed.type !== 'WhenNode') throw unsupported(condition, frame.source);
    const decision = isSelected(typed.node, subject, frame, ruby);
    if (decision.kind === 'poison') {
      const undecided = [...node.conditions.slice(index), node.elseClause];
      return skipUndecided(decision, undecided, { frame, ruby });
    }
    if (isTruthy(decision)) return evaluateOptional(typed.node.statements, node, frame, ruby);
  }
  return evaluateOptional(node.elseClause, node, frame, ruby);
}

function isSelected(
  node: RubyNodeOf<'WhenNode'>,
  subject: Value | null,
  frame: Frame,
  ruby: Interpreter,
): Value {
  const at = placeOf(node, frame);
  for (const condition of node.conditions) {
    for (const candidate of candidatesOf(condition, frame, ruby)) {
      const decision =
        subject === null ? candidate : ruby.send(candidate, '===', [subject], { at, frame });
      if (decision.kind === 'poison' || isTruthy(decision)) return decision;
    }
  }
  return boolean(false, at);
}

function candidatesOf(condition: RubyNode, frame: Frame, ruby: Interpreter): readonly Value[] {
  const typed = typeOfNode(condition);
  if (typed.type !== 'SplatNode' || typed.node.expression === null) {
    return [ruby.evaluate(condition, frame)];
  }
  return splat(ruby.evaluate(typed.node.expression, frame));
}

type Loop = RubyNodeOf<'WhileNode'> | RubyNodeOf<'UntilNode'>;

function loop(node: Loop, runsWhile: boolean, frame: Frame, ruby: Interpreter): Value {
  const target = { isOver: false };
  const targets = { ...frame.targets, break: target, next: target };
  const inside = { ...frame, targets };
  const at = placeOf(node, frame);
  const runBody = () => {
    const { statements } = node;
    if (statements === null) return nil(at);
    return catchJump('next', target, () => ruby.evaluate(statements, inside));
  };
  return catchJump('break', target, () => {
    if (node.isBeginModifier()) runBody();
    for (;;) {
      const decision = ruby.evaluate(node.predicate, inside);
      if (decision.kind === 'poison')
        return skipUndecided(decision, [node.statements], { frame, ruby });
      if (isTruthy(decision) !== runsWhile) return nil(at);
      runBody();
    }
  });
}

type Leaving = RubyNodeOf<'BreakNode'> | RubyNodeOf<'NextNode'> | RubyNodeOf<'ReturnNode'>;

function leave(kind: Jump['kind'], node: Leaving, frame: Frame, ruby: Interpreter) {
  const at = placeOf(node, frame);
  const target = frame.targets[kind];
  const value = valueOnLeaving(node, frame, ruby);
  if (target !== null && !target.isOver) return new Jump(kind, target, value);
  const message = kind === 'break' ? 'break from proc-closure' : `unexpected ${kind}`;
  return rubyError('LocalJumpError', message, at);
}

/** `return 1, 2` and `return *list` give an Array, also of one element. */
function valueOnLeaving({ arguments_, location }: Leaving, frame: Frame, ruby: Interpreter): Value {
  const at = placeOf({ location }, frame);
  const [only, ...others] = arguments_?.arguments_ ?? [];
  if (only === undefined) return nil(at);
  if (others.length === 0 && typeOfNode(only).type !== 'SplatNode') {
    return ruby.evaluate(only, frame);
  }
  return array(evaluateArguments(arguments_, frame, ruby), at);
}
