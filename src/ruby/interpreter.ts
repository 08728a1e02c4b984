import type { Budget } from './budget.ts';
import type { RubyNode } from './ruby-parser.ts';
import type { RubyWorld } from './ruby-world.ts';
import type { Frame, HashValue, Place, PoisonValue, ProcValue, Value } from './value.ts';

/** One method call, ready to be answered. */
export interface Message<Receiver extends Value = Value> {
  readonly receiver: Receiver;
  readonly name: string;
  readonly args: readonly Value[];
  readonly block: ProcValue | null;
  /** The whole call. */
  readonly at: Place;
  readonly frame: Frame;
  readonly ruby: Interpreter;
}

/** A method that is not written in Ruby. */
export interface Method<Receiver extends Value = Value> {
  readonly fewest: number;
  readonly most: number;
  readonly run: (message: Message<Receiver>) => Value;
}

/** The methods of one kind of values, by name. */
export type MethodTable<Receiver extends Value> = Readonly<Record<string, Method<Receiver>>>;

/** A method with so many arguments; an options hash counts as one. */
export function takes<Receiver extends Value>(
  fewest: number,
  most: number,
  run: Method<Receiver>['run'],
): Method<Receiver> {
  return { fewest, most, run };
}

/** A `def` of the program. */
export interface WrittenMethod {
  readonly name: string;
  readonly parameters: RubyNode | null;
  readonly body: RubyNode | null;
  readonly frame: Frame;
}

/** A word that the embedder adds to the language. */
export interface HostCall {
  readonly name: string;
  readonly args: readonly Value[];
  /** The word itself. */
  readonly wordPlace: Place;
  readonly at: Place;
  /** The outermost call that led here. */
  readonly top: Place;
  /** Runs the block, if there is one. */
  readonly runBlock: (() => void) | null;
}

/** What the embedder adds to the language. */
export interface RubyHost {
  hasWord(name: string): boolean;
  call(call: HostCall): Value;
}

/** Which calls are under way. */
export interface Activations {
  /** How many methods and blocks are running. */
  depth: number;
  /** The call of the file itself that they come from. */
  top: Place | null;
  /** Whether something was required that pupfile does not have, so that constants may be missing. */
  lacksLibrary: boolean;
  /** The entries of the Hashes that an `each` is walking through: none can be added to them. */
  readonly walkedHashes: Set<HashValue['entries']>;
}

/** A running program, as its parts see it. */
export interface Interpreter {
  readonly world: RubyWorld;
  readonly budget: Budget;
  readonly host: RubyHost;
  readonly prism: WebAssembly.Module;
  readonly self: Value;
  /** A copy, which the program may change. */
  readonly environment: Map<string, string>;
  readonly constants: Map<string, Value>;
  readonly globals: Map<string, Value>;
  readonly instanceVariables: Map<string, Value>;
  readonly methods: Map<string, WrittenMethod>;
  readonly activations: Activations;
  /** The value of an expression; of none at all it is nil. */
  evaluate(node: RubyNode, frame: Frame): Value;
  /** Calls a method as Ruby would. */
  send(receiver: Value, name: string, args: readonly Value[], context: SendContext): Value;
  /** Calls a method that stands without a receiver. */
  callFunction(name: string, args: readonly Value[], context: SendContext): Value;
  /** Calls a method that the program defines. */
  callWritten(
    method: WrittenMethod,
    args: readonly Value[],
    block: ProcValue | null,
    at: Place,
  ): Value;
  respondsTo(receiver: Value, name: string): boolean;
  /** Runs a block, proc or lambda, which may be given a block itself. */
  callProc(proc: ProcValue, args: readonly Value[], at: Place, block?: ProcValue | null): Value;
  /** Evaluates another text as if it stood here. */
  evaluateText(text: string, file: string, frame: Frame): Value;
  /** The absolute path of the file that a frame belongs to. */
  fileOf(frame: Frame): string;
  /** Makes a value that nobody can know, with a warning that says why. */
  poison(reason: string, at: Place): PoisonValue;
}

/** From where a method is called. */
export interface SendContext {
  readonly at: Place;
  readonly frame: Frame;
  readonly block?: ProcValue | null;
  /** The name of the method, where it is written. */
  readonly word?: Place;
  /** Whether it could have been a variable as well. */
  readonly isBare?: boolean;
}
