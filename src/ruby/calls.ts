import { evaluateArguments } from './arguments.ts';
import { classNameOf } from './class-names.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter, SendContext } from './interpreter.ts';
import { catchJump, Poisoned } from './jumps.ts';
import { skipUndecided } from './poison-branches.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { assign, type Slot } from './slots.ts';
import { assignTarget } from './targets.ts';
import { unsupported } from './unsupported.ts';
import {
  type Frame,
  harmlessProc,
  type JumpTarget,
  nativeProc,
  nil,
  type Place,
  type ProcValue,
  symbol,
  type Value,
} from './value.ts';

/** Calls of methods and blocks, and their definitions. */
export const calls: Handlers = {
  CallNode: (node, frame, ruby) => call(node, frame, ruby),
  CallOrWriteNode: (node, frame, ruby) => writeAttribute(node, 'or', frame, ruby),
  CallAndWriteNode: (node, frame, ruby) => writeAttribute(node, 'and', frame, ruby),
  CallOperatorWriteNode: (node, frame, ruby) =>
    writeAttribute(node, node.binaryOperator, frame, ruby),
  MatchWriteNode(node, frame, ruby) {
    const value = ruby.evaluate(node.call, frame);
    const last = frame.scope.get('$~');
    for (const target of node.targets) {
      const typed = typeOfNode(target);
      if (typed.type !== 'LocalVariableTargetNode') throw unsupported(target, frame.source);
      const at = placeOf(target, frame);
      const key = symbol(typed.node.name, at);
      const group = last?.kind === 'match' ? ruby.send(last, '[]', [key], { at, frame }) : nil(at);
      assignTarget(target, value.kind === 'poison' ? value : group, frame, ruby);
    }
    return value;
  },
  LambdaNode: (node, frame) => ({
    kind: 'proc',
    isLambda: true,
    code: { kind: 'written', parameters: node.parameters, body: node.body, frame },
    place: placeOf(node, frame),
  }),
  YieldNode(node, frame, ruby) {
    const at = placeOf(node, frame);
    const block = frame.method?.block;
    const args = evaluateArguments(node.arguments_, frame, ruby);
    if (!block) throw rubyError('LocalJumpError', 'no block given (yield)', at);
    return ruby.callProc(block, args, at);
  },
  DefNode(node, frame, ruby) {
    const { name, receiver, parameters, body } = node;
    if (receiver !== null && typeOfNode(receiver).type !== 'SelfNode') {
      throw unsupported(node, frame.source);
    }
    ruby.methods.set(name, { name, parameters, body, frame });
    return symbol(name, placeOf(node, frame));
  },
  ForNode(node, frame, ruby) {
    const at = placeOf(node, frame);
    const collection = ruby.evaluate(node.collection, frame);
    if (collection.kind === 'poison') {
      return skipUndecided(collection, [node.index, node.statements], { frame, ruby });
    }
    const target = { isOver: false };
    const targets = { ...frame.targets, break: target, next: target };
    const inside = { ...frame, targets };
    const block = nativeProc((args, place) => {
      const [only] = args;
      const value = args.length > 1 || only === undefined ? null : only;
      assignTarget(
        node.index,
        value ?? { kind: 'array', elements: [...args], isFrozen: false, place },
        inside,
        ruby,
      );
      const { statements } = node;
      if (statements === null) return nil(place);
      return catchJump('next', target, () => ruby.evaluate(statements, inside));
    }, at);
    return catchJump('break', target, () =>
      ruby.send(collection, 'each', [], { at, frame, block }),
    );
  },
};

function call(node: RubyNodeOf<'CallNode'>, frame: Frame, ruby: Interpreter): Value {
  const at = placeOf(node, frame);
  const receiver = node.receiver === null ? null : ruby.evaluate(node.receiver, frame);
  if (receiver?.kind === 'nil' && node.isSafeNavigation()) return receiver;
  const isBare = node.isVariableCall();
  const variable = isBare && frame.isEval ? frame.scope.get(node.name) : undefined;
  if (variable !== undefined) return variable;
  const args = evaluateArguments(node.arguments_, frame, ruby);
  const breakTarget = { isOver: false };
  const block = blockOfCall(node, breakTarget, frame, ruby);
  const word = { source: frame.source, location: node.messageLoc ?? node.location };
  const context = { at, frame, block, word, isBare };
  if (ruby.activations.depth === 0) ruby.activations.top = word;
  const send = () => sendOrCall(receiver, node.name, args, context, ruby);
  const value = catchJump('break', breakTarget, send);
  return node.isAttributeWrite() ? (args.at(-1) ?? value) : value;
}

function sendOrCall(
  receiver: Value | null,
  name: string,
  args: readonly Value[],
  context: SendContext,
  ruby: Interpreter,
): Value {
  return receiver === null
    ? ruby.callFunction(name, args, context)
    : ruby.send(receiver, name, args, context);
}

function blockOfCall(
  node: RubyNodeOf<'CallNode'>,
  breakTarget: JumpTarget,
  frame: Frame,
  ruby: Interpreter,
): ProcValue | null {
  if (forwardsAll(node)) return frame.method?.block ?? null;
  return node.block === null ? null : blockOf(node.block, breakTarget, frame, ruby);
}

/** `f(...)` hands over the block as well. */
function forwardsAll({ arguments_ }: RubyNodeOf<'CallNode'>): boolean {
  const last = arguments_?.arguments_.at(-1);
  return last !== undefined && typeOfNode(last).type === 'ForwardingArgumentsNode';
}

function blockOf(
  node: RubyNode,
  breakTarget: JumpTarget,
  frame: Frame,
  ruby: Interpreter,
): ProcValue | null {
  const typed = typeOfNode(node);
  if (typed.type === 'BlockArgumentNode') {
    const { expression } = typed.node;
    if (expression === null) return frame.method?.block ?? null;
    return toProc(ruby.evaluate(expression, frame), placeOf(node, frame), frame, ruby);
  }
  if (typed.type !== 'BlockNode') throw unsupported(node, frame.source);
  const { parameters, body } = typed.node;
  const inside = { ...frame, targets: { ...frame.targets, break: breakTarget } };
  return {
    kind: 'proc',
    isLambda: false,
    code: { kind: 'written', parameters, body, frame: inside },
    place: placeOf(node, frame),
  };
}

function toProc(value: Value, at: Place, frame: Frame, ruby: Interpreter): ProcValue | null {
  switch (value.kind) {
    case 'proc':
      return value;
    case 'nil':
      return null;
    case 'poison':
      throw new Poisoned(value);
    case 'symbol':
      return symbolProc(value.text, at, frame, ruby);
    case 'hash':
      return harmlessProc(([key]) => ruby.send(value, '[]', key ? [key] : [], { at, frame }), at);
    default:
      throw rubyError('TypeError', `wrong argument type ${classNameOf(value)} (expected Proc)`, at);
  }
}

/** What `&:name` makes. */
export function symbolProc(name: string, at: Place, frame: Frame, ruby: Interpreter): ProcValue {
  return harmlessProc(([receiver, ...args], place) => {
    if (receiver === undefined) throw rubyError('ArgumentError', 'no receiver given', place);
    return ruby.send(receiver, name, args, { at: place, frame });
  }, at);
}

interface AttributeWrite extends Pick<RubyNode, 'location'> {
  readonly receiver: RubyNode | null;
  readonly readName: string;
  readonly writeName: string;
  readonly value: RubyNode;
  isSafeNavigation(): boolean;
}

function writeAttribute(node: AttributeWrite, operator: string, frame: Frame, ruby: Interpreter) {
  const at = placeOf(node, frame);
  const receiver = node.receiver === null ? ruby.self : ruby.evaluate(node.receiver, frame);
  if (receiver.kind === 'nil' && node.isSafeNavigation()) return receiver;
  const slot: Slot = {
    get: () => ruby.send(receiver, node.readName, [], { at, frame }),
    set: (value) => void ruby.send(receiver, node.writeName, [value], { at, frame }),
  };
  const kind = operator === 'or' || operator === 'and' ? operator : 'operator';
  return assign(slot, { kind, operator, value: node.value }, { at, frame, ruby });
}
