import { evaluateArguments } from './arguments.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { type RubyNode, typeOfNode } from './ruby-parser.ts';
import { assign, type Slot } from './slots.ts';
import { unsupported } from './unsupported.ts';
import { array, type Frame, nil, type Value } from './value.ts';
import { variableSlot } from './variable-slots.ts';

/** Assignments to several places, to elements and to attributes. */
export const targets: Handlers = {
  MultiWriteNode(node, frame, ruby) {
    const value = ruby.evaluate(node.value, frame);
    destructure(node, elementsOf(value), frame, ruby);
    return value;
  },
  IndexOrWriteNode: (node, frame, ruby) => writeIndex(node, 'or', frame, ruby),
  IndexAndWriteNode: (node, frame, ruby) => writeIndex(node, 'and', frame, ruby),
  IndexOperatorWriteNode: (node, frame, ruby) => writeIndex(node, node.binaryOperator, frame, ruby),
};

interface IndexWrite extends Pick<RubyNode, 'location'> {
  readonly receiver: RubyNode | null;
  readonly arguments_: Parameters<typeof evaluateArguments>[0];
  readonly value: RubyNode;
}

function writeIndex(node: IndexWrite, operator: string, frame: Frame, ruby: Interpreter): Value {
  const at = placeOf(node, frame);
  const receiver = node.receiver === null ? ruby.self : ruby.evaluate(node.receiver, frame);
  const keys = evaluateArguments(node.arguments_, frame, ruby);
  const slot: Slot = {
    get: () => ruby.send(receiver, '[]', keys, { at, frame }),
    set: (value) => void ruby.send(receiver, '[]=', [...keys, value], { at, frame }),
  };
  const kind = operator === 'or' || operator === 'and' ? operator : 'operator';
  return assign(slot, { kind, operator, value: node.value }, { at, frame, ruby });
}

/** What a value stands for where several are wanted. */
export function elementsOf(value: Value): readonly Value[] {
  return value.kind === 'array' ? value.elements : [value];
}

/** The left side of `a, (b, *c), d = …`, or such a parameter. */
export interface MultipleTargets extends Pick<RubyNode, 'location'> {
  readonly lefts: readonly RubyNode[];
  readonly rest: RubyNode | null;
  readonly rights: readonly RubyNode[];
}

/** Assigns elements to targets. An unknown value makes all of them unknown. */
export function destructure(
  node: MultipleTargets,
  elements: readonly Value[],
  frame: Frame,
  ruby: Interpreter,
): void {
  const at = placeOf(node, frame);
  ruby.budget.spendElements(elements.length, at);
  const [only] = elements;
  const unknown = elements.length === 1 && only?.kind === 'poison' ? only : undefined;
  const { lefts, rest, rights } = node;
  const restEnd = Math.max(lefts.length, elements.length - rights.length);
  for (const [index, target] of lefts.entries()) {
    assignTarget(target, unknown ?? elements[index] ?? nil(at), frame, ruby);
  }
  const restTarget = rest === null ? null : splatTarget(rest);
  if (restTarget !== null) {
    const value = unknown ?? array(elements.slice(lefts.length, restEnd), at);
    assignTarget(restTarget, value, frame, ruby);
  }
  const rightStart = rest === null ? lefts.length : restEnd;
  for (const [index, target] of rights.entries()) {
    assignTarget(target, unknown ?? elements[rightStart + index] ?? nil(at), frame, ruby);
  }
}

function splatTarget(node: RubyNode): RubyNode | null {
  const typed = typeOfNode(node);
  if (typed.type === 'SplatNode') return typed.node.expression;
  return typed.type === 'ImplicitRestNode' ? null : node;
}

/** Assigns to one target. */
export function assignTarget(node: RubyNode, value: Value, frame: Frame, ruby: Interpreter): void {
  const typed = typeOfNode(node);
  if (typed.type === 'MultiTargetNode') destructure(typed.node, elementsOf(value), frame, ruby);
  else slotOf(node, frame, ruby).set(value);
}

/** Where a target's value goes. */
function slotOf(node: RubyNode, frame: Frame, ruby: Interpreter): Pick<Slot, 'set'> {
  const typed = typeOfNode(node);
  switch (typed.type) {
    case 'LocalVariableTargetNode':
      return variableSlot('local', typed.node.name, { frame, ruby });
    case 'InstanceVariableTargetNode':
      return variableSlot('instance', typed.node.name, { frame, ruby });
    case 'GlobalVariableTargetNode':
      return variableSlot('global', typed.node.name, { frame, ruby });
    case 'ConstantTargetNode':
      return variableSlot('constant', typed.node.name, { frame, ruby });
    case 'RequiredParameterNode':
    case 'RestParameterNode': {
      const { name } = typed.node;
      return { set: (value) => frame.scope.declare(name ?? '*', value) };
    }
    case 'IndexTargetNode': {
      const at = placeOf(node, frame);
      const receiver = ruby.evaluate(typed.node.receiver, frame);
      const keys = evaluateArguments(typed.node.arguments_, frame, ruby);
      return {
        set: (value) => void ruby.send(receiver, '[]=', [...keys, value], { at, frame }),
      };
    }
    default:
      throw unsupported(node, frame.source);
  }
}
