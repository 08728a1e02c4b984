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
    case 'ParenthesesNode':
      return describeInside(typed.node, frame, ruby);
    case 'InstanceVariableReadNode':
      return givenIf(ruby.instanceVariables.has(typed.node.name), 'instance-variable');
    case 'GlobalVariableReadNode':
      return givenIf(ruby.globals.has(typed.node.name), 'global-variable');
    case 'ConstantReadNode':
    case 'ConstantPathNode':
      return givenIf(canEvaluate(node, frame, ruby), 'constant');
    case 'CallNode':
      return describeCall(typed.node, frame, ruby);
    case 'NumberedReferenceReadNode':
    case 'BackReferenceReadNode':
      return givenIf(ruby.evaluate(node, frame).kind !== 'nil', 'global-variable');
    case 'YieldNode':
      return givenIf(frame.method?.block != null, 'yield');
    default:
      return plainNames.get(typed.type) ?? (/Write/.test(typed.type) ? 'assignment' : 'expression');
  }
}

const plainNames: ReadonlyMap<string, string> = new Map([
  ['LocalVariableReadNode', 'local-variable'],
  ['SelfNode', 'self'],
  ['NilNode', 'nil'],
  ['TrueNode', 'true'],
  ['FalseNode', 'false'],
]);

function givenIf(isGiven: boolean, name: string): string | null {
  return isGiven ? name : null;
}

function describeInside(
  node: RubyNodeOf<'ParenthesesNode'>,
  frame: Frame,
  ruby: Interpreter,
): string | null {
  const body = node.body === null ? null : typeOfNode(node.body);
  const [only] = body?.type === 'StatementsNode' ? body.node.body : [];
  return only === undefined ? 'expression' : describe(only, frame, ruby);
}

function describeCall(
  node: RubyNodeOf<'CallNode'>,
  frame: Frame,
  ruby: Interpreter,
): string | null {
  const { receiver, name } = node;
  const args = node.arguments_?.arguments_ ?? [];
  if (!args.every((argument) => describe(argument, frame, ruby) !== null)) return null;
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
