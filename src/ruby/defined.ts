import { isKnownConstant } from './class-names.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { Raise } from './jumps.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { type Frame, nil, string } from './value.ts';

/** `defined?`. */
export const defined: Handlers = {
  DefinedNode(node, frame, ruby) {
    const at = placeOf(node, frame);
    const text = describe(node.value, frame, ruby);
    return text === null ? nil(at) : string(text, at);
  },
};

function describe(node: RubyNode, frame: Frame, ruby: Interpreter): string | null {
  const typed = typeOfNode(node);
  switch (typed.type) {
    case 'ParenthesesNode': {
      const body = typed.node.body === null ? null : typeOfNode(typed.node.body);
      const [only] = body?.type === 'StatementsNode' ? body.node.body : [];
      return only === undefined ? 'expression' : describe(only, frame, ruby);
    }
    case 'LocalVariableReadNode':
      return 'local-variable';
    case 'InstanceVariableReadNode':
      return ruby.instanceVariables.has(typed.node.name) ? 'instance-variable' : null;
    case 'GlobalVariableReadNode':
      return ruby.globals.has(typed.node.name) ? 'global-variable' : null;
    case 'ConstantReadNode': {
      const { name } = typed.node;
      return ruby.constants.has(name) || isKnownConstant(name) ? 'constant' : null;
    }
    case 'ConstantPathNode':
      return canEvaluate(node, frame, ruby) ? 'constant' : null;
    case 'CallNode':
      return describeCall(typed.node, frame, ruby);
    case 'YieldNode':
      return frame.method?.block ? 'yield' : null;
    case 'SelfNode':
      return 'self';
    case 'NilNode':
      return 'nil';
    case 'TrueNode':
      return 'true';
    case 'FalseNode':
      return 'false';
    default:
      return /Write/.test(typed.type) ? 'assignment' : 'expression';
  }
}

function describeCall(
  node: RubyNodeOf<'CallNode'>,
  frame: Frame,
  ruby: Interpreter,
): string | null {
  const { receiver, name } = node;
  if (receiver === null) return ruby.respondsTo(ruby.self, name) ? 'method' : null;
  if (!canEvaluate(receiver, frame, ruby)) return null;
  return ruby.respondsTo(ruby.evaluate(receiver, frame), name) ? 'method' : null;
}

function canEvaluate(node: RubyNode, frame: Frame, ruby: Interpreter): boolean {
  try {
    return ruby.evaluate(node, frame).kind !== 'poison';
  } catch (raise) {
    if (raise instanceof Raise) return false;
    throw raise;
  }
}
