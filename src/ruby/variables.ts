import { readConstant } from './constants.ts';
import { type Handler, type Handlers, placeOf } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { matchedGroup, matchedText } from './regexp/matched-text.ts';
import { rubyError } from './ruby-exceptions.ts';
import type { RubyNode } from './ruby-parser.ts';
import { type Assignment, assign, type Slot } from './slots.ts';
import { type Frame, nil, type Place, type Value } from './value.ts';

type FindSlot = (name: string, frame: Frame, ruby: Interpreter) => Slot;

const localSlot: FindSlot = (name, { scope }) => ({
  get: () => scope.get(name),
  set: (value) => scope.set(name, value),
});

const instanceSlot: FindSlot = (name, _frame, { instanceVariables }) =>
  mapSlot(instanceVariables, name);
const globalSlot: FindSlot = (name, _frame, { globals }) => mapSlot(globals, name);
const constantSlot: FindSlot = (name, _frame, { constants }) => mapSlot(constants, name);

function mapSlot(map: Map<string, Value>, name: string): Slot {
  return { get: () => map.get(name), set: (value) => void map.set(name, value) };
}

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
    update(find, { kind, value: () => ruby.evaluate(node.value, frame) }, node, frame, ruby);

const operate =
  (find: FindSlot): NodeHandler<WriteNode & { readonly binaryOperator: string }> =>
  (node, frame, ruby) => {
    const value = () => ruby.evaluate(node.value, frame);
    const assignment = { kind: 'operator', operator: node.binaryOperator, value } as const;
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
  LocalVariableReadNode: readOrNil(localSlot),
  LocalVariableWriteNode: write(localSlot),
  LocalVariableOrWriteNode: combine(localSlot, 'or'),
  LocalVariableAndWriteNode: combine(localSlot, 'and'),
  LocalVariableOperatorWriteNode: operate(localSlot),
  ItLocalVariableReadNode: (node, frame) => frame.scope.get('it') ?? nil(placeOf(node, frame)),
  InstanceVariableReadNode: readOrNil(instanceSlot),
  InstanceVariableWriteNode: write(instanceSlot),
  InstanceVariableOrWriteNode: combine(instanceSlot, 'or'),
  InstanceVariableAndWriteNode: combine(instanceSlot, 'and'),
  InstanceVariableOperatorWriteNode: operate(instanceSlot),
  GlobalVariableReadNode: readGlobal,
  GlobalVariableWriteNode: write(globalSlot),
  GlobalVariableOrWriteNode: combine(globalSlot, 'or'),
  GlobalVariableAndWriteNode: combine(globalSlot, 'and'),
  GlobalVariableOperatorWriteNode: operate(globalSlot),
  ConstantReadNode: (node, frame, ruby) => readConstant(node.name, placeOf(node, frame), ruby),
  ConstantPathNode: (node, frame, ruby) =>
    readConstant(constantPath(node.parent, node.name, frame, ruby), placeOf(node, frame), ruby),
  ConstantWriteNode: write(constantSlot),
  ConstantOrWriteNode: combine(constantSlot, 'or'),
  ConstantAndWriteNode: combine(constantSlot, 'and'),
  ConstantOperatorWriteNode: operate(constantSlot),
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

/** The place that a value would be written to, for `a, b = 1, 2`. */
export function variableSlot(
  kind: 'local' | 'instance' | 'global' | 'constant',
  name: string,
  { frame, ruby }: { readonly frame: Frame; readonly ruby: Interpreter; readonly at?: Place },
): Slot {
  const find = {
    local: localSlot,
    instance: instanceSlot,
    global: globalSlot,
    constant: constantSlot,
  };
  return find[kind](name, frame, ruby);
}
