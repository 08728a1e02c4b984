import { PupfileError } from '../errors/pupfile-error.ts';
import { classNameOf } from './class-names.ts';
import { inspect } from './inspect.ts';
import {
  type Interpreter,
  type Message,
  type Method,
  type SendContext,
  takes,
} from './interpreter.ts';
import { Poisoned } from './jumps.ts';
import { arrayMethods } from './methods/array-methods.ts';
import { findConstantMethod, forbiddenReason } from './methods/constant-methods.ts';
import { exceptionMethods } from './methods/exception-methods.ts';
import { floatMethods } from './methods/float-methods.ts';
import { hashMethods } from './methods/hash-methods.ts';
import { integerMethods } from './methods/integer-methods.ts';
import { forbiddenFunctions, kernelMethods } from './methods/kernel-methods.ts';
import { objectMethods } from './methods/object-methods.ts';
import { procMethods } from './methods/proc-methods.ts';
import { rangeMethods } from './methods/range-methods.ts';
import { matchMethods, regexpMethods } from './methods/regexp-methods.ts';
import { stringMethods } from './methods/string-methods.ts';
import { symbolMethods } from './methods/symbol-methods.ts';
import { booleanMethods, nilMethods } from './methods/truth-methods.ts';
import { checkArgumentCount } from './parameters.ts';
import { isConsequential, skipUndecided, undecided } from './poison-branches.ts';
import { rubyError } from './ruby-exceptions.ts';
import type { ObjectValue, Place, PoisonValue, Value } from './value.ts';
import { weigh } from './weigh.ts';

// A table fits the values of its kind, which is more than the type system can follow.
type AnyTable = Readonly<Record<string, Method<never>>>;

const tables: Readonly<Record<Value['kind'], AnyTable>> = {
  array: arrayMethods,
  boolean: booleanMethods,
  constant: {},
  exception: exceptionMethods,
  float: floatMethods,
  hash: hashMethods,
  integer: integerMethods,
  match: matchMethods,
  nil: nilMethods,
  object: {},
  poison: {},
  proc: procMethods,
  range: rangeMethods,
  regexp: regexpMethods,
  string: stringMethods,
  symbol: symbolMethods,
};

/** Calls a method of a value as Ruby would. */
export function send(
  receiver: Value,
  name: string,
  args: readonly Value[],
  context: SendContext,
  ruby: Interpreter,
): Value {
  if (receiver === ruby.self && !isObjectMethod(name)) {
    return callFunction(name, args, context, ruby);
  }
  const { at, frame, block = null } = context;
  if (receiver.kind === 'poison') return answerUnknown(receiver, context, ruby);
  const method = findMethod(receiver, name);
  if (method === null) return answerMissing(receiver, name, context, ruby);
  return run(method, { receiver, name, args, block, at, frame, ruby }, context);
}

/** Calls a method without a receiver: the program's own, the embedder's words, Ruby's. */
export function callFunction(
  name: string,
  args: readonly Value[],
  context: SendContext,
  ruby: Interpreter,
): Value {
  const { at, frame, block = null } = context;
  const written = ruby.methods.get(name);
  if (written !== undefined) return ruby.callWritten(written, args, block, at);
  if (ruby.host.hasWord(name)) return callHost(name, args, context, ruby);
  const method =
    own(kernelMethods, name) ?? (isObjectMethod(name) ? own(objectMethods, name) : null);
  if (method !== null) {
    return run(method, { receiver: ruby.self, name, args, block, at, frame, ruby }, context);
  }
  const forbidden = forbiddenFunctions.get(name);
  if (forbidden !== undefined) return answerUnknown(ruby.poison(forbidden, at), context, ruby);
  throw missingFunction(name, context);
}

function callHost(
  name: string,
  args: readonly Value[],
  { at, block, word = at }: SendContext,
  ruby: Interpreter,
): Value {
  ruby.budget.spend(weigh(args), at);
  const runBlock = block ? () => void ruby.callProc(block, [], at) : null;
  const top = ruby.activations.top ?? at;
  return ruby.host.call({ name, args, wordPlace: word, at, top, runBlock });
}

function missingFunction(name: string, { at, word = at, ...context }: SendContext) {
  const isBare = context.isBare ?? false;
  const kind = isBare ? 'local variable or method' : 'method';
  const className = isBare ? 'NameError' : 'NoMethodError';
  return rubyError(className, `undefined ${kind} \`${name}'`, word, { name, isBare });
}

/** Whether a value answers to a method. */
export function respondsTo(receiver: Value, name: string, ruby: Interpreter): boolean {
  const isOwn =
    ruby.methods.has(name) || ruby.host.hasWord(name) || own(kernelMethods, name) !== null;
  if (receiver === ruby.self && isOwn) return true;
  return findMethod(receiver, name) !== null;
}

function isObjectMethod(name: string): boolean {
  return Object.hasOwn(objectMethods, name);
}

function findMethod(receiver: Value, name: string): Method<never> | null {
  if (receiver.kind === 'object')
    return attributeMethod(receiver, name) ?? own(objectMethods, name);
  if (receiver.kind === 'constant') {
    return findConstantMethod(receiver, name) ?? own(objectMethods, name);
  }
  return own(tables[receiver.kind], name) ?? own(objectMethods, name);
}

function own(table: AnyTable, name: string): Method<never> | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

function attributeMethod({ attributes }: ObjectValue, name: string): Method<never> | null {
  const value = attributes.get(name);
  // It stands where it is asked for, in nobody's text.
  return value === undefined ? null : takes(0, 0, ({ at }) => ({ ...value, place: at }));
}

function run(method: Method<never>, message: Message, context: SendContext): Value {
  const { args, at, name, receiver, ruby } = message;
  checkArgumentCount(args.length, method.fewest, method.most, at);
  if (receiver.kind === 'string' || !cheap.has(name))
    ruby.budget.spend(weigh([receiver, ...args]), at);
  try {
    // The table was chosen by the receiver's kind.
    return (method as Method).run(message);
  } catch (jump) {
    if (!(jump instanceof Poisoned)) throw jump;
    if (receiver.kind === 'proc' || isConsequential(name)) throw undecided(jump.poison, at);
    return answerUnknown(jump.poison, context, ruby);
  }
}

// What takes the same time however large the receiver is, or counts by itself.
const cheap = new Set([
  '<<',
  'push',
  'first',
  'last',
  'length',
  'size',
  'empty?',
  'each',
  'pop',
  'nil?',
  'is_a?',
  'freeze',
]);

/** Whatever is done with an unknown value gives an unknown value, unless a block declares things. */
function answerUnknown(
  poison: PoisonValue,
  { block, at }: SendContext,
  ruby: Interpreter,
): PoisonValue {
  const code = block?.code;
  if (code === undefined) return poison;
  if (code.kind === 'native') {
    if (code.isHarmless) return poison;
    throw undecided(poison, at);
  }
  return skipUndecided(poison, [code.parameters, code.body], { frame: code.frame, ruby });
}

function answerMissing(
  receiver: Value,
  name: string,
  context: SendContext,
  ruby: Interpreter,
): Value {
  const { at, word = at } = context;
  if (receiver.kind === 'constant') {
    // Who reads the environment later would see what was there before.
    if (receiver.name === 'ENV' && isConsequential(name)) {
      throw unsupportedMethod(receiver, name, word);
    }
    const reason = forbiddenReason(receiver.name, name);
    if (reason !== null) return answerUnknown(ruby.poison(reason, at), context, ruby);
  }
  if (isRealMethod(receiver, name)) throw unsupportedMethod(receiver, name, word);
  throw rubyError('NoMethodError', `undefined method \`${name}' for ${describe(receiver)}`, word, {
    name,
    isBare: false,
  });
}

function describe(receiver: Value): string {
  const shown = shorten(inspect(receiver));
  return shown.startsWith('#<') ? shown : `${shown}:${classNameOf(receiver)}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Methods of Ruby 3 that pupfile does not have, so that nobody takes them for a mistake. */
const others: Readonly<Partial<Record<Value['kind'], string>>> = {
  array:
    'bsearch bsearch_index chain chunk chunk_while combination cycle deconstruct fill lazy minmax_by next pack peek permutation rassoc repeated_combination repeated_permutation rewind sample shuffle shuffle! slice_after slice_before slice_when to_set',
  hash: '< <= > >= chain chunk chunk_while compare_by_identity compare_by_identity? cycle deconstruct_keys default_proc default_proc= flatten lazy minmax_by rassoc rehash slice_after slice_before slice_when to_proc to_set',
  string:
    'byteindex bytes byteslice bytesplice codepoints crypt each_byte each_grapheme_cluster encode! encoding getbyte grapheme_clusters hash scrub scrub! setbyte sum undump dump unicode_normalize unicode_normalized? unpack unpack1 b clamp oct each_codepoint tr_s tr_s! unicode_normalize! encode force_encoding valid_encoding? ascii_only? squeeze! casecmp_unicode',
  integer:
    '[] ~ abs2 angle arg conj conjugate imag imaginary phase polar quo real real? rect rectangular remainder nonzero? allbits? anybits? bit_length ceildiv coerce denominator digits gcd gcdlcm infinite? lcm nobits? numerator rationalize size to_c to_r',
  float:
    'abs2 angle arg conj conjugate imag imaginary phase polar quo real real? rect rectangular remainder nonzero? coerce denominator next_float numerator prev_float rationalize to_c to_r',
  range:
    '% bsearch chain chunk chunk_while cycle lazy minmax_by slice_after slice_before slice_when to_set',
  proc: '<< >> arity binding curry parameters ruby2_keywords source_location unbind',
  symbol: '< <= > >= between? casecmp casecmp? clamp encoding intern slice',
  regexp: 'named_captures names options casefold? ~ fixed_encoding? timeout',
  nil: '^ rationalize to_c to_r',
  exception:
    'backtrace_locations cause exception key receiver reason result set_backtrace status success?',
};

// The same for all kinds.
const objectMethodsOfRuby =
  'define_singleton_method enum_for extend instance_exec instance_variable_defined? private_methods protected_methods public_method public_methods remove_instance_variable singleton_class singleton_method singleton_methods to_enum';

function isRealMethod({ kind }: Value, name: string): boolean {
  return `${others[kind] ?? ''} ${objectMethodsOfRuby}`.split(' ').includes(name);
}

function unsupportedMethod(
  receiver: Value,
  name: string,
  { source, location }: Place,
): PupfileError {
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} uses the method \`${name}\` of ${classNameOf(receiver)}, which pupfile does not evaluate`,
    { labels: [{ span: source.spanAt(location), text: 'not evaluated' }] },
  );
}
