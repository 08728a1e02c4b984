import { classNameOf } from '../class-names.ts';
import { isTruthy } from '../equality.ts';
import { toText } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned, Raise } from '../jumps.ts';
import { isExceptionClass, rubyError } from '../ruby-exceptions.ts';
import { splat } from '../splat.ts';
import { unsupportedPlace } from '../unsupported.ts';
import {
  array,
  boolean,
  emptyHash,
  float,
  integer,
  nil,
  type ProcValue,
  string,
  type Value,
} from '../value.ts';
import { textOf } from './conversions.ts';
import { evaluateGivenText } from './evaluate-text.ts';
import { formatText, unreadable } from './format-text.ts';
import { toNumber } from './parse-number.ts';

/** What is never done, by the name that a call without a receiver has. */
export const forbiddenFunctions: ReadonlyMap<string, string> = new Map(
  [
    'at_exit',
    'autoload',
    'callcc',
    'exec',
    'fork',
    'gets',
    'load',
    'open',
    'rand',
    'readline',
    'readlines',
    'require_relative',
    'select',
    'set_trace_func',
    'sleep',
    'spawn',
    'srand',
    'syscall',
    'system',
    'test',
    'throw',
    'trace_var',
    'trap',
    '`',
    'caller',
    'caller_locations',
    'catch',
    'Complex',
    'Pathname',
    'Rational',
    'URI',
    'const_get',
    'define_method',
    'global_variables',
    'local_variables',
    'instance_variable_names',
    'singleton_class',
  ].map((name) => [name, `what \`${name}\` does`]),
);

const ownLibraries = new Set([
  'English',
  'base64',
  'benchmark',
  'bigdecimal',
  'bundler',
  'cgi',
  'csv',
  'date',
  'delegate',
  'digest',
  'digest/md5',
  'digest/sha1',
  'digest/sha2',
  'erb',
  'etc',
  'fileutils',
  'find',
  'forwardable',
  'io/console',
  'ipaddr',
  'json',
  'logger',
  'net/http',
  'net/https',
  'open-uri',
  'open3',
  'openssl',
  'optparse',
  'ostruct',
  'pathname',
  'pp',
  'prettyprint',
  'psych',
  'rbconfig',
  'resolv',
  'rubygems',
  'securerandom',
  'set',
  'shellwords',
  'singleton',
  'socket',
  'stringio',
  'strscan',
  'tempfile',
  'time',
  'timeout',
  'tmpdir',
  'tsort',
  'uri',
  'weakref',
  'yaml',
  'zlib',
]);

const say = takes(0, Infinity, ({ at }) => nil(at));

/** `puts`, `warn` and their kin: nothing is written. */
export const outputMethods: MethodTable<Value> = {
  puts: say,
  print: say,
  printf: say,
  putc: say,
  write: say,
  '<<': takes(1, 1, ({ receiver }) => receiver),
  flush: say,
  fsync: say,
  sync: say,
  'sync=': say,
};

const raise = takes(0, 3, (m) => {
  throw new Raise(exceptionOf(m));
});
const exit = takes(0, 1, ({ at }) => {
  throw rubyError('SystemExit', 'exit', at);
});
const makeProc = takes(0, 0, ({ block, at }) => {
  if (block === null)
    throw rubyError('ArgumentError', 'tried to create Proc object without a block', at);
  return block;
});
const format = takes(1, Infinity, (m) => {
  const [template, ...args] = m.args;
  return string(formatText(textOf(template, m.at), args, m), m.at);
});
const giveArguments = takes(0, Infinity, ({ args, at }) => {
  const [only] = args;
  return only === undefined ? nil(at) : args.length === 1 ? only : array([...args], at);
});

/** The methods that need no receiver. */
export const kernelMethods: MethodTable<Value> = {
  puts: say,
  print: say,
  printf: say,
  putc: say,
  warn: say,
  p: giveArguments,
  pp: giveArguments,
  raise,
  fail: raise,
  abort: takes(0, 1, ({ args: [message], at }) => {
    throw rubyError('SystemExit', message === undefined ? 'exit' : textOf(message, at), at);
  }),
  exit,
  'exit!': exit,
  require: takes(1, 1, ({ args: [name], at, ruby }) => {
    const library = textOf(name, at);
    if (ownLibraries.has(library)) return boolean(true, at);
    ruby.activations.lacksLibrary = true;
    return ruby.poison(`the library \`${library}\``, at);
  }),
  gem: say,
  loop: takes(0, 0, ({ block, at, ruby }) => {
    if (block === null) throw rubyError('LocalJumpError', 'no block given', at);
    try {
      for (;;) {
        ruby.budget.spend(1, at);
        ruby.callProc(block, [], at);
      }
    } catch (jump) {
      if (jump instanceof Raise && jump.exception.className === 'StopIteration') return nil(at);
      throw jump;
    }
  }),
  proc: makeProc,
  lambda: takes(0, 0, (m): ProcValue => {
    const made = makeProc.run(m);
    if (made.kind !== 'proc')
      throw rubyError('ArgumentError', 'tried to create Proc object without a block', m.at);
    return { ...made, isLambda: true };
  }),
  'block_given?': takes(0, 0, ({ frame, at }) => boolean(frame.method?.block != null, at)),
  __method__: takes(0, 0, ({ frame, at }) =>
    frame.method === null ? nil(at) : { kind: 'symbol', text: frame.method.name, place: at },
  ),
  __dir__: takes(0, 0, ({ frame, at, ruby }) =>
    string(ruby.fileOf(frame).replace(/\/[^/]*$/, ''), at),
  ),
  binding: takes(0, 0, ({ receiver, at }) => ({
    kind: 'object',
    name: '#<Binding>',
    attributes: new Map([['receiver', receiver]]),
    place: at,
  })),
  eval: takes(1, 4, (m) => evaluateGivenText(m)),
  format,
  sprintf: format,
  String: takes(1, 1, ({ args: [value], at }) => string(toText(value ?? nil(at)), at)),
  Array: takes(1, 1, ({ args: [value], at }) =>
    value?.kind === 'array' ? value : array(splat(value ?? nil(at)), at),
  ),
  Hash: takes(1, 1, ({ args: [value], at }) => {
    if (value?.kind === 'hash') return value;
    const isNothing = value?.kind === 'array' ? value.elements.length === 0 : value?.kind === 'nil';
    if (isNothing) return emptyHash(at);
    const className = classNameOf(value ?? nil(at));
    throw rubyError('TypeError', `can't convert ${className} into Hash`, at);
  }),
  Integer: takes(1, 3, ({ args: [value, options], at }) =>
    convert('integer', value ?? nil(at), options, at),
  ),
  Float: takes(1, 2, ({ args: [value, options], at }) =>
    convert('float', value ?? nil(at), options, at),
  ),
};

function convert(
  kind: 'integer' | 'float',
  value: Value,
  options: Value | undefined,
  at: Message['at'],
): Value {
  if (options?.kind === 'integer') throw unsupportedPlace('`Integer` with a base', at);
  const number = numberIn(value, kind);
  if (number !== null && kind === 'float') return float(Number(number), at);
  if (number !== null) return integer(typeof number === 'bigint' ? number : Math.trunc(number), at);
  const isStrict = options?.kind === 'hash' ? options.entries.get(':exception')?.value : undefined;
  if (isStrict !== undefined && !isTruthy(isStrict)) return nil(at);
  throw unreadable(value, kind === 'integer' ? 'Integer' : 'Float', at);
}

function numberIn(value: Value, kind: 'integer' | 'float'): number | bigint | null {
  if (value.kind === 'integer' || value.kind === 'float') return value.value;
  return value.kind === 'string' ? (toNumber(value.text, kind)?.value ?? null) : null;
}

/** What `raise` was given: a message, a class with a message, or an exception. */
function exceptionOf({ at, ruby, args: [what, message = nil(at)] }: Message) {
  if (what?.kind === 'poison') throw new Poisoned(what);
  const words = message.kind === 'nil' ? null : toText(message);
  const make = (className: string, text: string) => rubyError(className, text, at).exception;
  const raised = what ?? ruby.globals.get('$!') ?? string('', at);
  if (raised.kind === 'exception') return words === null ? raised : { ...raised, message: words };
  if (raised.kind === 'string') return make('RuntimeError', raised.text);
  if (raised.kind === 'constant' && isExceptionClass(raised.name)) {
    return make(raised.name, words ?? raised.name);
  }
  return make('TypeError', 'exception class/object expected');
}
