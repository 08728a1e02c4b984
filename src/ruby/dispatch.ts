import { PupfileError } from '../errors/pupfile-error.ts';
import { classNameOf } from './class-names.ts';
import { inspect } from './inspect.ts';
import type { Interpreter, Message, Method, SendContext } from './interpreter.ts';
import { Poisoned } from './jumps.ts';
import { arrayMethods } from './methods/array-methods.ts';
import { findConstantMethod, forbiddenReason } from './methods/constant-methods.ts';
import { exceptionMethods } from './methods/exception-methods.ts';
import { hashMethods } from './methods/hash-methods.ts';
import { forbiddenFunctions, kernelMethods } from './methods/kernel-methods.ts';
import { numberMethods } from './methods/number-methods.ts';
import { objectMethods } from './methods/object-methods.ts';
import { procMethods } from './methods/proc-methods.ts';
import { rangeMethods } from './methods/range-methods.ts';
import { matchMethods, regexpMethods } from './methods/regexp-methods.ts';
import { stringMethods } from './methods/string-methods.ts';
import { symbolMethods } from './methods/symbol-methods.ts';
import { booleanMethods, nilMethods } from './methods/truth-methods.ts';
import { checkArgumentCount } from './parameters.ts';
import { findEffect, undecided } from './poison-branches.ts';
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
  float: numberMethods,
  hash: hashMethods,
  integer: numberMethods,
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
  return value === undefined ? null : { fewest: 0, most: 0, run: () => value };
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
  if (block?.code.kind !== 'written') return poison;
  const { body, frame } = block.code;
  if (body !== null && findEffect(body, { frame, ruby }) !== null) throw undecided(poison, at);
  return poison;
}

function answerMissing(
  receiver: Value,
  name: string,
  context: SendContext,
  ruby: Interpreter,
): Value {
  const { at, word = at } = context;
  if (receiver.kind === 'constant') {
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
  if (receiver.kind === 'object') return receiver.name;
  return receiver.kind === 'nil'
    ? 'nil:NilClass'
    : `${shorten(inspect(receiver))}:${classNameOf(receiver)}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Methods of Ruby 3 that pupfile does not have, so that nobody takes them for a mistake. */
const others: Readonly<Partial<Record<Value['kind'], string>>> = {
  array:
    'assoc bsearch bsearch_index chunk combination deconstruct each_cons each_entry fetch_values flatten! hash inject! lazy pack permutation product rassoc repeated_combination rotate rotate! sample shuffle shuffle! slice_after slice_before slice_when sort_by! transpose! chunk_while to_set',
  hash: 'compare_by_identity compare_default_proc deconstruct_keys default_proc each_entry flatten lazy rehash chunk chunk_while slice_when to_set assoc rassoc',
  string:
    'byteindex bytes byteslice bytesplice codepoints crypt each_byte each_grapheme_cluster encode encode! encoding force_encoding getbyte grapheme_clusters hash scrub scrub! setbyte sum undump dump unicode_normalize unicode_normalized? unpack unpack1 valid_encoding? ascii_only? b squeeze! tr_s casecmp_unicode',
  integer: 'bit_length digits pow rationalize to_c to_r numerator denominator integer? coerce',
  float: 'rationalize to_c to_r numerator denominator next_float prev_float coerce',
  range: 'bsearch % lazy overlap?',
  proc: 'curry >> << parameters source_location binding ruby2_keywords',
  regexp: 'named_captures options fixed_encoding? timeout',
  exception: 'cause backtrace_locations set_backtrace exception detailed_message',
};

function isRealMethod({ kind }: Value, name: string): boolean {
  return (others[kind] ?? '').split(' ').includes(name);
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
