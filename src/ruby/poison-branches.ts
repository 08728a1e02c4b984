import { PupfileError } from '../errors/pupfile-error.ts';
import type { Interpreter } from './interpreter.ts';
import { Poisoned } from './jumps.ts';
import { type RubyNode, type TypedRubyNode, typeOfNode, walkNodes } from './ruby-parser.ts';
import type { Frame, Place, PoisonValue } from './value.ts';
import { type VariableKind, variableSlot } from './variable-slots.ts';

interface Context {
  readonly frame: Frame;
  readonly ruby: Interpreter;
}

/**
 * Leaves out code of which nobody can know whether it would run. What it would assign is unknown
 * from then on; an exception that it would raise is taken not to happen.
 *
 * @throws PUPPETFILE_UNSUPPORTED where more than that depends on it, such as a declaration
 */
export function skipUndecided(
  poison: PoisonValue,
  branches: readonly (RubyNode | null)[],
  { frame, ruby }: Context,
): PoisonValue {
  const written = branches.flatMap((branch) => (branch === null ? [] : [branch]));
  for (const branch of written) {
    const effect = findEffect(branch, { frame, ruby });
    if (effect !== null)
      throw undecided(poison, { source: frame.source, location: effect.location });
  }
  for (const branch of written) forgetAssigned(branch, poison, { frame, ruby });
  return poison;
}

/** Makes every variable that a piece of code assigns unknown. */
export function forgetAssigned(code: RubyNode, poison: PoisonValue, context: Context): void {
  spendWalk(code, context);
  for (const node of walkNodes(code)) {
    const assigned = assignedVariable(typeOfNode(node));
    if (assigned !== null) variableSlot(assigned.kind, assigned.name, context).set(poison);
  }
}

interface NamedVariable {
  readonly kind: VariableKind;
  readonly name: string;
}

const assigning =
  /^(LocalVariable|InstanceVariable|GlobalVariable|Constant)(?:Or|And|Operator)?(?:Write|Target)Node$/;
const reading = /^(LocalVariable|InstanceVariable|GlobalVariable|Constant)ReadNode$/;
const kinds = {
  LocalVariable: 'local',
  InstanceVariable: 'instance',
  GlobalVariable: 'global',
  Constant: 'constant',
} as const;

function assignedVariable(typed: TypedRubyNode): NamedVariable | null {
  return namedVariable(assigning, typed);
}

function readVariable(typed: TypedRubyNode): NamedVariable | null {
  return namedVariable(reading, typed);
}

function namedVariable(types: RegExp, { type, node }: TypedRubyNode): NamedVariable | null {
  const match = types.exec(type)?.[1];
  if (match === undefined || !('name' in node) || typeof node.name !== 'string') return null;
  return { kind: kinds[match as keyof typeof kinds], name: node.name };
}

// Calls without a receiver that change nothing that counts.
const harmless = new Set([
  'Array',
  'Float',
  'Hash',
  'Integer',
  'String',
  'abort',
  'block_given?',
  'exit',
  'exit!',
  'fail',
  'format',
  'p',
  'pp',
  'print',
  'putc',
  'puts',
  'raise',
  'rand',
  'require',
  'sprintf',
  'system',
  'warn',
  'lambda',
  'proc',
  '__dir__',
  '__method__',
]);

// Calls that change their receiver.
const changing = new Set([
  '<<',
  '[]=',
  'append',
  'clear',
  'compare_by_identity',
  'concat',
  'default=',
  'delete',
  'delete_at',
  'delete_if',
  'fill',
  'force_encoding',
  'insert',
  'keep_if',
  'pop',
  'prepend',
  'push',
  'replace',
  'setbyte',
  'shift',
  'store',
  'unshift',
  'update',
]);

// Calls that may do anything, or end the program.
const running = new Set([
  '__send__',
  'abort',
  'call',
  'eval',
  'exit',
  'exit!',
  'fail',
  'instance_eval',
  'instance_exec',
  'public_send',
  'raise',
  'send',
  'yield',
]);

// Calls that run a block, or a proc in the place of a value.
const lending = new Set(['===', 'tap', 'then', 'yield_self']);

/** Whether a call of this name must not be left out in silence. */
export function isConsequential(name: string): boolean {
  return changing.has(name) || running.has(name) || /[^=!<>]=$/.test(name) || /\w!$/.test(name);
}

const effects: ReadonlySet<string> = new Set([
  'AliasMethodNode',
  'BreakNode',
  'CallAndWriteNode',
  'CallOperatorWriteNode',
  'CallOrWriteNode',
  'CallTargetNode',
  'ClassNode',
  'DefNode',
  'ForwardingSuperNode',
  'IndexAndWriteNode',
  'IndexOperatorWriteNode',
  'IndexOrWriteNode',
  'IndexTargetNode',
  'ModuleNode',
  'NextNode',
  'RedoNode',
  'RetryNode',
  'ReturnNode',
  'SingletonClassNode',
  'SuperNode',
  'UndefNode',
  'YieldNode',
  'BlockArgumentNode',
]);

/** The first thing in a piece of code that would leave a trace beyond variables and messages. */
function findEffect(code: RubyNode, context: Context): RubyNode | null {
  spendWalk(code, context);
  for (const node of walkNodes(code)) {
    const typed = typeOfNode(node);
    if (hasEffect(typed) || callsProc(typed, context)) return node;
  }
  return null;
}

// Looking at a node takes about as long as evaluating one, and few are shorter.
const bytesPerNode = 4;

function spendWalk({ location }: RubyNode, { frame, ruby }: Context): void {
  ruby.budget.spend(location.length / bytesPerNode, { source: frame.source, location });
}

/** Whether `x[…]` calls a lambda. */
function callsProc({ type, node }: TypedRubyNode, context: Context): boolean {
  if (type !== 'CallNode' || node.name !== '[]' || node.receiver === null) return false;
  const variable = readVariable(typeOfNode(node.receiver));
  if (variable === null) return false;
  return variableSlot(variable.kind, variable.name, context).get()?.kind === 'proc';
}

function hasEffect({ type, node }: TypedRubyNode): boolean {
  if (type !== 'CallNode') return effects.has(type);
  const { name, receiver } = node;
  if (receiver === null || typeOfNode(receiver).type === 'SelfNode') return !harmless.has(name);
  return isConsequential(name) || lending.has(name);
}

/** PUPPETFILE_UNSUPPORTED: something unknown decides what the file declares; told once only. */
export function undecided(poison: PoisonValue, at: Place): PupfileError | Poisoned {
  if (poison.isReported) return new Poisoned(poison);
  const { source, location } = poison.place;
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${at.source.file} lets ${poison.reason} decide, which pupfile does not find out`,
    {
      labels: [
        { span: source.spanAt(location), text: 'not evaluated' },
        { span: at.source.spanAt(at.location), text: 'depends on it' },
      ],
    },
  );
}
