import { isTruthy } from './equality.ts';
import { type Handlers, placeOf } from './handlers.ts';
import { inspect } from './inspect.ts';
import type { Interpreter } from './interpreter.ts';
import { Poisoned } from './jumps.ts';
import { skipUndecided } from './poison-branches.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { assignTarget } from './targets.ts';
import { unsupported } from './unsupported.ts';
import {
  type ArrayValue,
  array,
  boolean,
  emptyHash,
  type Frame,
  type HashValue,
  nil,
  type Value,
} from './value.ts';

/** Pattern matching: `case … in`, `value => pattern` and `value in pattern`. */
export const patterns: Handlers = {
  CaseMatchNode: (node, frame, ruby) => selectPattern(node, frame, ruby),
  MatchRequiredNode(node, frame, ruby) {
    const at = placeOf(node, frame);
    const value = ruby.evaluate(node.value, frame);
    if (value.kind === 'poison') return skipUndecided(value, [node.pattern], { frame, ruby });
    if (matches(node.pattern, value, frame, ruby)) return nil(at);
    throw rubyError('NoMatchingPatternError', inspect(value), at);
  },
  MatchPredicateNode(node, frame, ruby) {
    const value = ruby.evaluate(node.value, frame);
    if (value.kind === 'poison') return skipUndecided(value, [node.pattern], { frame, ruby });
    return boolean(matches(node.pattern, value, frame, ruby), placeOf(node, frame));
  },
};

function selectPattern(node: RubyNodeOf<'CaseMatchNode'>, frame: Frame, ruby: Interpreter): Value {
  const at = placeOf(node, frame);
  const value = node.predicate === null ? nil(at) : ruby.evaluate(node.predicate, frame);
  if (value.kind === 'poison') {
    return skipUndecided(value, [...node.conditions, node.elseClause], { frame, ruby });
  }
  for (const condition of node.conditions) {
    const typed = typeOfNode(condition);
    if (typed.type !== 'InNode') throw unsupported(condition, frame.source);
    if (!matches(typed.node.pattern, value, frame, ruby)) continue;
    return typed.node.statements === null ? nil(at) : ruby.evaluate(typed.node.statements, frame);
  }
  if (node.elseClause !== null) return ruby.evaluate(node.elseClause, frame);
  throw rubyError('NoMatchingPatternError', inspect(value), at);
}

function matches(pattern: RubyNode, value: Value, frame: Frame, ruby: Interpreter): boolean {
  const typed = typeOfNode(pattern);
  switch (typed.type) {
    case 'LocalVariableTargetNode':
      assignTarget(pattern, value, frame, ruby);
      return true;
    case 'AlternationPatternNode':
      return [typed.node.left, typed.node.right].some((side) => matches(side, value, frame, ruby));
    case 'CapturePatternNode':
      if (!matches(typed.node.value, value, frame, ruby)) return false;
      assignTarget(typed.node.target, value, frame, ruby);
      return true;
    case 'IfNode':
    case 'UnlessNode':
      return matchesGuarded(typed.node, typed.type === 'IfNode', value, frame, ruby);
    case 'ArrayPatternNode':
      return matchesArray(typed.node, value, frame, ruby);
    case 'HashPatternNode':
      return matchesHash(typed.node, value, frame, ruby);
    case 'PinnedVariableNode':
      return isCase(typed.node.variable, value, frame, ruby);
    case 'PinnedExpressionNode':
      return isCase(typed.node.expression, value, frame, ruby);
    case 'FindPatternNode':
      throw unsupported(pattern, frame.source);
    default:
      return isCase(pattern, value, frame, ruby);
  }
}

function isCase(node: RubyNode, value: Value, frame: Frame, ruby: Interpreter): boolean {
  const at = placeOf(node, frame);
  return isTruthy(ruby.send(ruby.evaluate(node, frame), '===', [value], { at, frame }));
}

function matchesGuarded(
  node: RubyNodeOf<'IfNode'> | RubyNodeOf<'UnlessNode'>,
  isIf: boolean,
  value: Value,
  frame: Frame,
  ruby: Interpreter,
): boolean {
  const [pattern] = node.statements?.body ?? [];
  if (pattern === undefined || !matches(pattern, value, frame, ruby)) return false;
  return isTruthy(ruby.evaluate(node.predicate, frame)) === isIf;
}

function matchesArray(
  { constant, requireds, rest, posts }: RubyNodeOf<'ArrayPatternNode'>,
  value: Value,
  frame: Frame,
  ruby: Interpreter,
): boolean {
  if (constant !== null && !isCase(constant, value, frame, ruby)) return false;
  if (value.kind !== 'array') return false;
  const { elements } = value;
  const fewest = requireds.length + posts.length;
  if (rest === null ? elements.length !== fewest : elements.length < fewest) return false;
  const restEnd = elements.length - posts.length;
  const others = array(elements.slice(requireds.length, restEnd), value.place);
  if (rest !== null) assignRest(rest, others, frame, ruby);
  const isMatch = (node: RubyNode, element: Value | undefined) =>
    element !== undefined && matches(node, element, frame, ruby);
  return (
    requireds.every((node, index) => isMatch(node, elements[index])) &&
    posts.every((node, index) => isMatch(node, elements[restEnd + index]))
  );
}

function assignRest(rest: RubyNode, others: ArrayValue, frame: Frame, ruby: Interpreter): void {
  ruby.budget.spendElements(others.elements.length, others.place);
  const typed = typeOfNode(rest);
  if (typed.type !== 'SplatNode' || typed.node.expression === null) return;
  assignTarget(typed.node.expression, others, frame, ruby);
}

function matchesHash(
  { constant, elements, rest }: RubyNodeOf<'HashPatternNode'>,
  value: Value,
  frame: Frame,
  ruby: Interpreter,
): boolean {
  if (constant !== null && !isCase(constant, value, frame, ruby)) return false;
  if (value.kind === 'poison') throw new Poisoned(value);
  if (value.kind !== 'hash') return false;
  if (elements.length === 0 && rest === null) return value.entries.size === 0;
  if (rest !== null) ruby.budget.spendElements(value.entries.size, value.place);
  const others = new Map(rest === null ? [] : value.entries);
  const isMatch = elements.every((element) => {
    const typed = typeOfNode(element);
    if (typed.type !== 'AssocNode') throw unsupported(element, frame.source);
    const key = typeOfNode(typed.node.key);
    if (key.type !== 'SymbolNode') throw unsupported(element, frame.source);
    const name = `:${key.node.unescaped.value}`;
    const entry = value.entries.get(name);
    if (entry === undefined) return false;
    others.delete(name);
    const inner = typeOfNode(typed.node.value);
    const pattern = inner.type === 'ImplicitNode' ? inner.node.value : typed.node.value;
    return matches(pattern, entry.value, frame, ruby);
  });
  return isMatch && (rest === null || matchesRest(rest, others, { value, frame, ruby }));
}

/** What `**rest` or `**nil` says of the entries that no pattern names. */
function matchesRest(
  rest: RubyNode,
  others: HashValue['entries'],
  {
    value,
    frame,
    ruby,
  }: { readonly value: HashValue; readonly frame: Frame; readonly ruby: Interpreter },
): boolean {
  const typed = typeOfNode(rest);
  if (typed.type === 'NoKeywordsParameterNode') return others.size === 0;
  if (typed.type !== 'AssocSplatNode') throw unsupported(rest, frame.source);
  const hash = { ...emptyHash(value.place), entries: others };
  if (typed.node.value !== null) assignTarget(typed.node.value, hash, frame, ruby);
  return true;
}
