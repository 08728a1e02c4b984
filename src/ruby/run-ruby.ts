import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import { limitError } from './budget.ts';
import { createInterpreter } from './create-interpreter.ts';
import { placeOf } from './handlers.ts';
import type { Interpreter, RubyHost } from './interpreter.ts';
import { Jump, Poisoned, Raise, Retry } from './jumps.ts';
import { forgetAssigned } from './poison-branches.ts';
import { rubyError } from './ruby-exceptions.ts';
import type { RubyNode, RubyTree } from './ruby-parser.ts';
import type { RubyWorld } from './ruby-world.ts';
import { createScope } from './scope.ts';
import type { SourceText } from './source-text.ts';
import { type ExceptionValue, type Frame, type Place, poison, type Value } from './value.ts';

/** A program, and what it runs in. */
export interface RubyProgram {
  readonly tree: RubyTree;
  readonly source: SourceText;
  readonly prism: WebAssembly.Module;
  readonly world: RubyWorld;
  readonly host: RubyHost;
  /** Set before the first line runs. */
  readonly instanceVariables: ReadonlyMap<string, Value>;
}

/** What a program leaves behind, besides the calls that it made to its host. */
export interface RubyOutcome {
  /** What could not be evaluated, a statement each. */
  readonly errors: readonly PupfileError[];
  readonly warnings: readonly RubyWarning[];
  /** What nobody rescued, and ended the program. */
  readonly raised: ExceptionValue | null;
  /** The methods that the program defined, for those who look for a misspelt name. */
  readonly methodNames: readonly string[];
}

/** Something that the program does and pupfile does not. */
export interface RubyWarning {
  readonly message: string;
  readonly span: SourceSpan;
}

/**
 * Runs a program without Ruby. It sees nothing but its world and changes nothing but its host.
 *
 * A statement that cannot be evaluated is an error and the next one runs, with what the statement
 * would have assigned unknown; an exception ends the program.
 */
export function runRuby(program: RubyProgram): RubyOutcome {
  const { source, tree } = program;
  const warnings: RubyWarning[] = [];
  const errors: PupfileError[] = [];
  const ruby = createInterpreter(program, warnings);
  const scope = createScope();
  const targets = { return: { isOver: false }, break: null, next: null };
  const frame: Frame = { source, scope, method: null, targets, isEval: false };
  const end = runStatements(tree.program.statements.body, { frame, ruby, errors });
  const raised = end?.kind === 'exception' ? end.exception : null;
  return { errors, warnings, raised, methodNames: [...ruby.methods.keys()] };
}

interface Running {
  readonly frame: Frame;
  readonly ruby: Interpreter;
  /** Gathers what could not be evaluated. */
  readonly errors: PupfileError[];
}

/** What ended the program before its last line, if something did. */
function runStatements(
  statements: readonly RubyNode[],
  { frame, ruby, errors }: Running,
): Failure | null {
  for (const statement of statements) {
    const failure = runStatement(statement, frame, ruby);
    if (failure === null) continue;
    if (failure.kind === 'error' && failure.error !== null) errors.push(failure.error);
    if (isEnd(failure)) return failure;
    const unknown = poison('what could not be evaluated', placeOf(statement, frame));
    forgetAssigned(statement, { ...unknown, isReported: true }, { frame, ruby });
  }
  return null;
}

type Failure =
  | { readonly kind: 'return' }
  | { readonly kind: 'exception'; readonly exception: ExceptionValue }
  /** Null where an earlier error tells of it already. */
  | { readonly kind: 'error'; readonly error: PupfileError | null };

function isEnd(failure: Failure): boolean {
  return failure.kind !== 'error' || failure.error?.code === 'PUPPETFILE_LIMIT';
}

function runStatement(statement: RubyNode, frame: Frame, ruby: Interpreter): Failure | null {
  try {
    ruby.activations.depth = 0;
    ruby.evaluate(statement, frame);
    return null;
  } catch (thrown) {
    return failureOf(thrown, placeOf(statement, frame));
  }
}

function failureOf(thrown: unknown, at: Place): Failure {
  if (thrown instanceof Raise) return { kind: 'exception', exception: thrown.exception };
  if (thrown instanceof Jump) return { kind: 'return' };
  if (thrown instanceof Retry) {
    const { exception } = rubyError('LocalJumpError', 'retry from proc-closure', at);
    return { kind: 'exception', exception };
  }
  if (thrown instanceof PupfileError) return { kind: 'error', error: thrown };
  if (thrown instanceof Poisoned) return { kind: 'error', error: explainPoison(thrown) };
  // JavaScript's own limits: its stack, the length of a string, the size of a BigInt.
  if (thrown instanceof RangeError) {
    const does = /call stack/.test(thrown.message) ? 'nests too deeply' : 'grows too large';
    return { kind: 'error', error: limitError(does, 'too much', at) };
  }
  throw thrown;
}

function explainPoison({ poison: { reason, isReported, place } }: Poisoned): PupfileError | null {
  if (isReported) return null;
  const { source, location } = place;
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} depends on ${reason}, which pupfile does not find out`,
    { labels: [{ span: source.spanAt(location), text: 'not evaluated' }] },
  );
}
