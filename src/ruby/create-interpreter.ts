import { argumentNodes } from './arguments.ts';
import { createBudget } from './budget.ts';
import { calls } from './calls.ts';
import { controlFlow } from './control-flow.ts';
import { defined } from './defined.ts';
import { callFunction, respondsTo, send } from './dispatch.ts';
import { type Handlers, placeOf } from './handlers.ts';
import type { Interpreter, WrittenMethod } from './interpreter.ts';
import { catchJump } from './jumps.ts';
import { literals } from './literals.ts';
import { bindLoosely, bindStrictly } from './parameters.ts';
import { patterns } from './patterns.ts';
import { rescue } from './rescue.ts';
import { rubyError } from './ruby-exceptions.ts';
import { parseRuby, type RubyNode, typeOfNode } from './ruby-parser.ts';
import type { RubyWorld } from './ruby-world.ts';
import type { RubyProgram, RubyWarning } from './run-ruby.ts';
import { createScope } from './scope.ts';
import { createSourceText } from './source-text.ts';
import { targets } from './targets.ts';
import { unsupported } from './unsupported.ts';
import {
  type Frame,
  nil,
  type Place,
  type ProcValue,
  poison,
  string,
  type Value,
} from './value.ts';
import { variables } from './variables.ts';
import { weigh } from './weigh.ts';

const handlers: Handlers = {
  ...argumentNodes,
  ...calls,
  ...controlFlow,
  ...defined,
  ...literals,
  ...patterns,
  ...rescue,
  ...targets,
  ...variables,
};

// A call costs as much time as some ten simple expressions.
const stepsOfCall = 10;

// Each parse makes an instance of the parser, which takes milliseconds.
const stepsOfParsing = 5_000;

type AnyHandler = (node: RubyNode, frame: Frame, ruby: Interpreter) => Value;

/** What runs a program: one for each, as it remembers what the program did. */
export function createInterpreter(
  { world, host, prism, instanceVariables, source }: RubyProgram,
  warnings: RubyWarning[],
): Interpreter {
  const budget = createBudget();
  const place = { source, location: { startOffset: 0, length: 0 } };
  const ruby: Interpreter = {
    world,
    budget,
    host,
    prism,
    self: { kind: 'object', name: 'main', attributes: new Map(), place },
    environment: new Map(definedEntries(world.environment)),
    constants: new Map(),
    globals: globalVariables(place),
    instanceVariables: new Map(instanceVariables),
    methods: new Map(),
    activations: { depth: 0, top: null, lacksLibrary: false, walkedHashes: new Set() },
    evaluate(node, frame) {
      const at = placeOf(node, frame);
      budget.spend(1, at);
      const { type } = typeOfNode(node);
      // The table was built by the nodes' types.
      const handler = handlers[type] as AnyHandler | undefined;
      if (handler === undefined) throw unsupported(node, frame.source);
      budget.enter(at);
      try {
        return handler(node, frame, ruby);
      } finally {
        budget.leave();
      }
    },
    send: (receiver, name, args, context) => send(receiver, name, args, context, ruby),
    callFunction: (name, args, context) => callFunction(name, args, context, ruby),
    callWritten: (method, args, block, at) => callWritten(method, args, { block, at, ruby }),
    callProc(proc, args, at, block = null) {
      budget.spend(stepsOfCall, at);
      const value = callProc(proc, args, { block, at, ruby });
      // Who called the block may compare or show what it gives.
      budget.spend(weigh([value]), at);
      return value;
    },
    respondsTo: (receiver, name) => respondsTo(receiver, name, ruby),
    evaluateText: (text, file, frame) => evaluateText(text, file, frame, ruby),
    fileOf: (frame) =>
      frame.source === source ? world.file : `${world.projectDirectory}/${frame.source.file}`,
    poison(reason, at) {
      const message = `${at.source.file} asks for ${reason}, which pupfile does not find out`;
      const span = at.source.spanAt(at.location);
      const isTold = warnings.some(
        (warning) => warning.message === message && warning.span.line === span.line,
      );
      if (!isTold) warnings.push({ message, span });
      return poison(reason, at);
    },
  };
  return ruby;
}

function definedEntries(environment: RubyWorld['environment']): [name: string, value: string][] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
}

function globalVariables(place: Place): Map<string, Value> {
  const program = { ...string('pupfile', place), isFrozen: true };
  return new Map<string, Value>([
    ['$0', program],
    ['$PROGRAM_NAME', program],
    ['$stdout', { kind: 'constant', name: 'STDOUT', place }],
    ['$stderr', { kind: 'constant', name: 'STDERR', place }],
    ['$/', string('\n', place)],
  ]);
}

interface CallContext {
  readonly block: ProcValue | null;
  readonly at: Place;
  readonly ruby: Interpreter;
}

function callWritten(method: WrittenMethod, args: readonly Value[], context: CallContext): Value {
  const { block, at, ruby } = context;
  const { name, body, parameters } = method;
  ruby.budget.spend(stepsOfCall, at);
  const scope = createScope();
  const target = { isOver: false };
  const frame: Frame = {
    source: method.frame.source,
    scope,
    method: { name, block },
    targets: { return: target, break: null, next: null },
    isEval: false,
  };
  return running(ruby, () => {
    bindStrictly(parameters, args, { frame, ruby, at, block });
    if (body === null) return nil(at);
    return catchJump('return', target, () => ruby.evaluate(body, frame));
  });
}

function callProc(proc: ProcValue, args: readonly Value[], context: CallContext): Value {
  const { code, isLambda } = proc;
  const { at, ruby } = context;
  if (code.kind === 'native') return code.run(args, at);
  const scope = createScope(code.frame.scope);
  const target = { isOver: false };
  const outer = code.frame.targets;
  const frame: Frame = {
    ...code.frame,
    scope,
    targets: isLambda
      ? { return: target, break: target, next: target }
      : { ...outer, next: target },
  };
  const { body, parameters } = code;
  return running(ruby, () => {
    const binding = { frame, ...context };
    if (isLambda) bindStrictly(parameters, args, binding);
    else bindLoosely(parameters, args, binding);
    if (body === null) return nil(at);
    const run = () => catchJump('next', target, () => ruby.evaluate(body, frame));
    if (!isLambda) return run();
    return catchJump('break', target, () => catchJump('return', target, run));
  });
}

/** Runs the body of a method or block, which is not the file itself any more. */
function running(ruby: Interpreter, run: () => Value): Value {
  ruby.activations.depth += 1;
  try {
    return run();
  } finally {
    ruby.activations.depth -= 1;
  }
}

function evaluateText(text: string, file: string, frame: Frame, ruby: Interpreter): Value {
  const source = createSourceText(file, text);
  const place = { source, location: { startOffset: 0, length: 0 } };
  ruby.budget.spend(stepsOfParsing, place);
  ruby.budget.spendText(text.length * 10, place);
  const { program, errors } = parseRuby(ruby.prism, source);
  const [error] = errors;
  if (error !== undefined) {
    const location = { startOffset: 0, length: text.length };
    const line = source.spanBetween(error.start, error.end).line;
    throw rubyError('SyntaxError', `${file}:${line}: ${error.message}`, { source, location });
  }
  const inside = { ...frame, source, isEval: true };
  return running(ruby, () => ruby.evaluate(program.statements, inside));
}
