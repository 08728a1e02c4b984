import { readConstant } from './constants.ts';
import { type Handler, type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { matchedGroup, matchedText } from './regexp/matched-text.ts';
import { rubyError } from './ruby-exceptions.ts';
import type { RubyNode } from './ruby-parser.ts';
import { type Assignment, assign } from './slots.ts';
import { type Frame, nil, type Value } from './value.ts';
import { type FindSlot, slotFinders } from './variable-slots.ts';

const { constant, global, instance, local } = slotFinders;

interface WriteNode extends Pick<RubyNode, 'location'> {
  readonly name: string;
  readonly value: RubyNode;
}

type NodeHandler<Node> = (node: Node, frame: Frame, ruby: Interpreter) => Value;

const write =
  (find: FindSlot): NodeHandler<WriteNode> =>
  (node, frame, ruby) => {
    const value = ruby.evaluate(node.value, frame);
    find(node.name, frame, ruby).set(value);
    return value;
  };

const combine =
  (find: FindSlot, kind: 'or' | 'and'): NodeHandler<WriteNode> =>
  (node, frame, ruby) =>
    update(find, { kind, value: node.value }, node, frame, ruby);

const operate =
  (find: FindSlot): NodeHandler<WriteNode & { readonly binaryOperator: string }> =>
  (node, frame, ruby) => {
    const { binaryOperator: operator, value } = node;
    const assignment = { kind: 'operator', operator, value } as const;
    return update(find, assignment, node, frame, ruby);
  };

function update(
  find: FindSlot,
  assignment: Assignment,
  node: WriteNode,
  frame: Frame,
  ruby: Interpreter,
) {
  return assign(find(node.name, frame, ruby), assignment, {
    at: placeOf(node, frame),
    frame,
    ruby,
  });
}

const readOrNil =
  (find: FindSlot): NodeHandler<Pick<RubyNode, 'location'> & { readonly name: string }> =>
  (node, frame, ruby) =>
    find(node.name, frame, ruby).get() ?? nil(placeOf(node, frame));

const readGlobal: Handler<'GlobalVariableReadNode'> = (node, frame, ruby) => {
  const at = placeOf(node, frame);
  const value = node.name === '$~' ? frame.scope.get('$~') : ruby.globals.get(node.name);
  if (value !== undefined) return value;
  return unknownGlobals.has(node.name) ? ruby.poison(`the value of \`${node.name}\``, at) : nil(at);
};

// What they hold depends on the process that reads the Puppetfile.
const unknownGlobals = new Set([
  '$$',
  '$*',
  '$:',
  '$LOAD_PATH',
  '$"',
  '$LOADED_FEATURES',
  '$?',
  '$<',
  '$stdin',
  '$PID',
]);

/** Reading and writing variables. */
export const variables: Handlers = {
  LocalVariableReadNode: readOrNil(local),
  LocalVariableWriteNode: write(local),
  LocalVariableOrWriteNode: combine(local, 'or'),
  LocalVariableAndWriteNode: combine(local, 'and'),
  LocalVariableOperatorWriteNode: operate(local),
  ItLocalVariableReadNode: (node, frame) => frame.scope.get('it') ?? nil(placeOf(node, frame)),
  InstanceVariableReadNode: readOrNil(instance),
  InstanceVariableWriteNode: write(instance),
  InstanceVariableOrWriteNode: combine(instance, 'or'),
  InstanceVariableAndWriteNode: combine(instance, 'and'),
  InstanceVariableOperatorWriteNode: operate(instance),
  GlobalVariableReadNode: readGlobal,
  GlobalVariableWriteNode: write(global),
  GlobalVariableOrWriteNode: combine(global, 'or'),
  GlobalVariableAndWriteNode: combine(global, 'and'),
  GlobalVariableOperatorWriteNode: operate(global),
  ConstantReadNode: (node, frame, ruby) => readConstant(node.name, placeOf(node, frame), ruby),
  ConstantPathNode: (node, frame, ruby) =>
    readConstant(constantPath(node.parent, node.name, frame, ruby), placeOf(node, frame), ruby),
  ConstantWriteNode: write(constant),
  ConstantOrWriteNode: combine(constant, 'or'),
  ConstantAndWriteNode: combine(constant, 'and'),
  ConstantOperatorWriteNode: operate(constant),
  NumberedReferenceReadNode(node, frame) {
    const at = placeOf(node, frame);
    const last = frame.scope.get('$~');
    return last?.kind === 'match' ? matchedGroup(last, node.number, at) : nil(at);
  },
  BackReferenceReadNode(node, frame) {
    const at = placeOf(node, frame);
    const last = frame.scope.get('$~');
    if (last?.kind !== 'match') return nil(at);
    return matchedText(last, node.name, at);
  },
};

function constantPath(
  parent: RubyNode | null,
  name: string | null,
  frame: Frame,
  ruby: Interpreter,
): string {
  if (name === null || parent === null) return name ?? '';
  const outer = ruby.evaluate(parent, frame);
  if (outer.kind === 'constant') return outer.name === 'Object' ? name : `${outer.name}::${name}`;
  if (outer.kind === 'poison') return `?::${name}`;
  throw rubyError('TypeError', 'no class or module', placeOf(parent, frame));
}
