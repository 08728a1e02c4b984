import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { evaluateHash } from './literals.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { splat } from './splat.ts';
import type { Frame, Value } from './value.ts';

/** The arguments of a call, those behind `*` one by one. */
export function evaluateArguments(
  node: RubyNodeOf<'ArgumentsNode'> | null,
  frame: Frame,
  ruby: Interpreter,
): Value[] {
  return (node?.arguments_ ?? []).flatMap((argument) => evaluateArgument(argument, frame, ruby));
}

function evaluateArgument(argument: RubyNode, frame: Frame, ruby: Interpreter): readonly Value[] {
  const typed = typeOfNode(argument);
  switch (typed.type) {
    case 'SplatNode': {
      const { expression } = typed.node;
      const value = expression === null ? frame.scope.get('*') : ruby.evaluate(expression, frame);
      const values = value === undefined ? [] : splat(value);
      ruby.budget.spendElements(values.length, placeOf(argument, frame));
      return values;
    }
    case 'KeywordHashNode': {
      const hash = evaluateHash(typed.node.elements, placeOf(argument, frame), frame, ruby);
      // `**{}` passes nothing.
      return hash.entries.size === 0 ? [] : [{ ...hash, isKeywords: true }];
    }
    case 'ForwardingArgumentsNode': {
      const rest = frame.scope.get('...');
      return rest === undefined ? [] : splat(rest);
    }
    default:
      return [ruby.evaluate(argument, frame)];
  }
}

/** Nodes that only make sense among arguments. */
export const argumentNodes: Handlers = {
  ArgumentsNode(node, frame, ruby) {
    const values = evaluateArguments(node, frame, ruby);
    return { kind: 'array', elements: values, isFrozen: false, place: placeOf(node, frame) };
  },
};
