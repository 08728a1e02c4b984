import type { RubyNode } from './ruby-parser.ts';
import type { Scope } from './scope.ts';
import type { ByteLocation, SourceText } from './source-text.ts';

/** Where in a text a value comes from; its span is worked out only when somebody asks. */
export interface Place {
  readonly source: SourceText;
  readonly location: ByteLocation;
}

/** A value while a program runs. Strings, arrays and hashes can change, as in Ruby. */
export type Value =
  | NilValue
  | BooleanValue
  | IntegerValue
  | FloatValue
  | StringValue
  | SymbolValue
  | ArrayValue
  | HashValue
  | RangeValue
  | RegexpValue
  | MatchValue
  | ProcValue
  | ObjectValue
  | ConstantValue
  | ExceptionValue
  | PoisonValue;

/** The kinds of values that Ruby would give a class of their own. */
export type ValueKind = Value['kind'];

/** The values of one kind. */
export type ValueOf<Kind extends ValueKind> = Extract<Value, { readonly kind: Kind }>;

export interface NilValue {
  readonly kind: 'nil';
  readonly place: Place;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly place: Place;
}

export interface IntegerValue {
  readonly kind: 'integer';
  readonly value: bigint;
  readonly place: Place;
}

export interface FloatValue {
  readonly kind: 'float';
  readonly value: number;
  readonly place: Place;
}

export interface StringValue {
  readonly kind: 'string';
  text: string;
  isFrozen: boolean;
  /** The file inside the project that it was read from, so that evaluating it can name places. */
  readonly file?: string;
  readonly place: Place;
}

export interface SymbolValue {
  readonly kind: 'symbol';
  readonly text: string;
  readonly place: Place;
}

export interface ArrayValue {
  readonly kind: 'array';
  elements: Value[];
  isFrozen: boolean;
  /** Of what stands for an Enumerator: the call that still waits for its block. */
  readonly awaits?: AwaitedCall;
  readonly place: Place;
}

/** A call of a method that wants a block and got none. */
export interface AwaitedCall {
  readonly receiver: Value;
  readonly name: string;
  readonly args: readonly Value[];
}

export interface HashEntry {
  readonly key: Value;
  value: Value;
}

export interface HashValue {
  readonly kind: 'hash';
  /** By `hashKey` of the key, in the order of insertion. */
  readonly entries: Map<string, HashEntry>;
  /** What an absent key gives; a proc is called with the Hash and the key. */
  fallback: Value | null;
  isFrozen: boolean;
  /** Whether it was written without braces as the last argument of a call. */
  readonly isKeywords?: boolean;
  readonly place: Place;
}

export interface RangeValue {
  readonly kind: 'range';
  readonly begin: Value;
  readonly end: Value;
  readonly excludesEnd: boolean;
  readonly place: Place;
}

export interface RegexpValue {
  readonly kind: 'regexp';
  readonly pattern: string;
  /** Of the letters `i`, `m` and `x`. */
  readonly flags: string;
  readonly place: Place;
}

export interface MatchValue {
  readonly kind: 'match';
  readonly subject: string;
  /** UTF-16 offsets of the match and of each group; null for a group that took no part. */
  readonly groups: readonly (MatchedGroup | null)[];
  /** The numbers of the groups of each name. */
  readonly names: ReadonlyMap<string, readonly number[]>;
  readonly regexp: RegexpValue;
  readonly place: Place;
}

export interface MatchedGroup {
  readonly start: number;
  readonly end: number;
}

/** A block, a proc or a lambda. */
export interface ProcValue {
  readonly kind: 'proc';
  readonly isLambda: boolean;
  readonly code: ProcCode | NativeCode;
  readonly place: Place;
}

/** A block as written. */
export interface ProcCode {
  readonly kind: 'written';
  readonly parameters: RubyNode | null;
  readonly body: RubyNode | null;
  readonly frame: Frame;
}

/** What `&:name` and `method(:name)` make. */
export interface NativeCode {
  readonly kind: 'native';
  /** Whether it changes nothing but what it is given. */
  readonly isHarmless: boolean;
  readonly run: (args: readonly Value[], at: Place) => Value;
}

/** `self` of a file, and the objects that an embedder hands in: only what they list can be asked. */
export interface ObjectValue {
  readonly kind: 'object';
  /** As `inspect` shows it. */
  readonly name: string;
  /** What a method without arguments gives. */
  readonly attributes: ReadonlyMap<string, Value>;
  readonly place: Place;
}

/** A class or module of Ruby's, such as `File` or `ArgumentError`. */
export interface ConstantValue {
  readonly kind: 'constant';
  readonly name: string;
  readonly place: Place;
}

export interface ExceptionValue {
  readonly kind: 'exception';
  readonly className: string;
  readonly message: string;
  /** Of a NameError or NoMethodError: what has no such name. */
  readonly missing?: MissingName;
  readonly place: Place;
}

/** A name that Ruby would not find. */
export interface MissingName {
  readonly name: string;
  /** Whether it stands alone, so that a string without quotes may have been meant. */
  readonly isBare: boolean;
}

/** What nobody can know without doing something unsafe. */
export interface PoisonValue {
  readonly kind: 'poison';
  /** What was not done, as in "`system` runs a command". */
  readonly reason: string;
  /** Whether an error already tells of it. */
  readonly isReported: boolean;
  readonly place: Place;
}

/** What a running piece of code can see. */
export interface Frame {
  readonly source: SourceText;
  readonly scope: Scope;
  /** The running method, where there is one; blocks in it share it. */
  readonly method: MethodFrame | null;
  /** What `return`, `break` and `next` would leave. */
  readonly targets: JumpTargets;
  /** Whether an `eval` runs, so that a bare word can be a variable of the code around it. */
  readonly isEval: boolean;
}

export interface MethodFrame {
  readonly name: string;
  readonly block: ProcValue | null;
}

/** A block, loop or method that a jump can leave; compared by identity. */
export interface JumpTarget {
  /** Whether it has ended already. */
  isOver: boolean;
}

export interface JumpTargets {
  readonly return: JumpTarget | null;
  readonly break: JumpTarget | null;
  readonly next: JumpTarget | null;
}

/** Ruby's nil. */
export function nil(place: Place): NilValue {
  return { kind: 'nil', place };
}

/** Ruby's true or false. */
export function boolean(value: boolean, place: Place): BooleanValue {
  return { kind: 'boolean', value, place };
}

/** An Integer of any size. */
export function integer(value: bigint | number, place: Place): IntegerValue {
  return { kind: 'integer', value: BigInt(value), place };
}

/** A Float. */
export function float(value: number, place: Place): FloatValue {
  return { kind: 'float', value, place };
}

/** A new String. */
export function string(text: string, place: Place): StringValue {
  return { kind: 'string', text, isFrozen: false, place };
}

/** A Symbol. */
export function symbol(text: string, place: Place): SymbolValue {
  return { kind: 'symbol', text, place };
}

/** A new Array that owns its elements. */
export function array(elements: Value[], place: Place): ArrayValue {
  return { kind: 'array', elements, isFrozen: false, place };
}

/** A new Hash without entries. */
export function emptyHash(place: Place): HashValue {
  return { kind: 'hash', entries: new Map(), fallback: null, isFrozen: false, place };
}

/** A proc that is not written in Ruby, and may do anything. */
export function nativeProc(run: NativeCode['run'], place: Place): ProcValue {
  return { kind: 'proc', isLambda: true, code: { kind: 'native', run, isHarmless: false }, place };
}

/** A proc that is not written in Ruby, and changes nothing but what it is given. */
export function harmlessProc(run: NativeCode['run'], place: Place): ProcValue {
  return { kind: 'proc', isLambda: true, code: { kind: 'native', run, isHarmless: true }, place };
}

/** A value that nobody can know. */
export function poison(reason: string, place: Place): PoisonValue {
  return { kind: 'poison', reason, isReported: false, place };
}
