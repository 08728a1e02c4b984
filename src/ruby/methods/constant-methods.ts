import { classNameOf, descendsFrom } from '../class-names.ts';
import { equals, isInstanceOf, isTruthy } from '../equality.ts';
import { hashOf, pairsOf } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { checkArgumentCount } from '../parameters.ts';
import { inheritsFrom, isExceptionClass, rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  type ConstantValue,
  emptyHash,
  nil,
  type Place,
  string,
  type Value,
} from '../value.ts';
import { integerOf, textOf } from './conversions.ts';
import { jsonMethods, yamlMethods } from './data-methods.ts';
import { environmentMethods } from './environment-methods.ts';
import { directoryMethods, fileMethods } from './file-methods.ts';
import { forbiddenFunctions, kernelMethods, outputMethods } from './kernel-methods.ts';
import { createRegexp, escapePattern } from './regexp-methods.ts';

type ConstantMessage = Message<ConstantValue>;

const newArray = takes<ConstantValue>(0, 2, (m) => {
  const {
    args: [count, value],
    block,
    at,
    ruby,
  } = m;
  if (count?.kind === 'array') return array([...count.elements], at);
  const length = count === undefined ? 0 : integerOf(count, at);
  if (length < 0) throw rubyError('ArgumentError', 'negative array size', at);
  ruby.budget.spendElements(length, at);
  const make = (index: number) =>
    block === null
      ? (value ?? nil(at))
      : ruby.callProc(block, [{ kind: 'integer', value: BigInt(index), place: at }], at);
  return array(
    Array.from({ length }, (_, index) => make(index)),
    at,
  );
});

const escapeText = takes<ConstantValue>(1, 1, ({ args: [text], at }) =>
  string(escapePattern(textOf(text, at)), at),
);
const newRegexp = takes<ConstantValue>(1, 2, (m) => {
  const [source, options] = m.args;
  if (source?.kind === 'regexp') return source;
  return createRegexp(textOf(source, m.at), options === undefined ? '' : flagsOf(options), m);
});

function flagsOf(options: Value): string {
  if (options.kind !== 'integer') return isTruthy(options) ? 'i' : '';
  const isSet = (bit: number) => (Number(options.value) & bit) > 0;
  return `${isSet(4) ? 'm' : ''}${isSet(1) ? 'i' : ''}${isSet(2) ? 'x' : ''}`;
}

const tables: Readonly<Record<string, MethodTable<ConstantValue>>> = {
  Array: { new: newArray, '[]': takes(0, Infinity, ({ args, at }) => array([...args], at)) },
  Dir: directoryMethods,
  ENV: environmentMethods,
  File: fileMethods,
  FileTest: fileMethods,
  Hash: {
    new: takes(0, 1, ({ args: [value], block, at }) => {
      if (block !== null) checkArgumentCount(value === undefined ? 0 : 1, 0, 0, at);
      return { ...emptyHash(at), fallback: block ?? value ?? null };
    }),
    '[]': takes(0, Infinity, ({ args, at }) => hashOf(givenPairs(args, at), at)),
  },
  JSON: jsonMethods,
  Kernel: kernelMethods,
  Psych: yamlMethods,
  Proc: { new: kernelMethods['proc'] ?? takes(0, 0, ({ at }) => nil(at)) },
  Range: {
    new: takes(2, 3, ({ args: [begin, end, excludes], at }) => {
      const excludesEnd = excludes?.kind === 'boolean' && excludes.value;
      return {
        kind: 'range',
        begin: begin ?? nil(at),
        end: end ?? nil(at),
        excludesEnd,
        place: at,
      };
    }),
  },
  Regexp: {
    new: newRegexp,
    compile: newRegexp,
    escape: escapeText,
    quote: escapeText,
    last_match: takes(0, 1, ({ args: [number], at, frame, ruby }) => {
      const last = frame.scope.get('$~') ?? nil(at);
      return number === undefined || last.kind === 'nil'
        ? last
        : ruby.send(last, '[]', [number], { at, frame });
    }),
    union: takes(0, Infinity, (m) => {
      const parts = m.args.flatMap((arg) => (arg.kind === 'array' ? arg.elements : [arg]));
      const [only] = parts;
      if (only?.kind === 'regexp' && parts.length === 1) return only;
      const texts = parts.map((part) =>
        part.kind === 'regexp' ? toText(part) : escapePattern(textOf(part, m.at)),
      );
      return createRegexp(parts.length === 0 ? '(?!)' : texts.join('|'), '', m);
    }),
  },
  STDERR: outputMethods,
  STDOUT: outputMethods,
  String: {
    new: takes(0, 2, ({ args: [text], at }) =>
      string(text === undefined || text.kind === 'hash' ? '' : textOf(text, at), at),
    ),
  },
};

/** What `Hash[…]` is given: a Hash, a list of pairs, or keys and values by turns. */
function givenPairs(args: readonly Value[], at: Place): (readonly [Value, Value])[] {
  const [only] = args;
  if (args.length === 1 && only?.kind === 'hash') return pairsOf(only).slice();
  if (args.length === 1 && only?.kind === 'array') {
    return only.elements.map((pair, index) => pairOf(pair, index, at));
  }
  if (args.length % 2 === 1) {
    throw rubyError('ArgumentError', 'odd number of arguments for Hash', at);
  }
  return args.flatMap((key, index) =>
    index % 2 === 0 ? [[key, args[index + 1] ?? nil(at)] as const] : [],
  );
}

function pairOf(pair: Value, index: number, at: Place): readonly [Value, Value] {
  if (pair.kind === 'poison') throw new Poisoned(pair);
  if (pair.kind !== 'array') {
    const message = `wrong element type ${classNameOf(pair)} at ${index} (expected array)`;
    throw rubyError('ArgumentError', message, at);
  }
  const { length } = pair.elements;
  if (length < 1 || length > 2) {
    throw rubyError('ArgumentError', `invalid number of elements (${length} for 1..2)`, at);
  }
  const [key = nil(at), value = nil(at)] = pair.elements;
  return [key, value];
}

/** `<` and its kin: true, false the other way round, nil between strangers. */
const compares = (isAllowedSame: boolean, isBelow: boolean) =>
  takes<ConstantValue>(1, 1, ({ receiver, args: [other], at }) => {
    if (other?.kind === 'poison') throw new Poisoned(other);
    if (other?.kind !== 'constant') {
      throw rubyError('TypeError', 'compared with non class/module', at);
    }
    if (receiver.name === other.name) return boolean(isAllowedSame, at);
    if (isDescendant(receiver.name, other.name)) return boolean(isBelow, at);
    return isDescendant(other.name, receiver.name) ? boolean(!isBelow, at) : nil(at);
  });

function isDescendant(name: string, ancestor: string): boolean {
  return inheritsFrom(name, ancestor) || descendsFrom(name, ancestor);
}

const classMethods: MethodTable<ConstantValue> = {
  '===': takes(1, 1, (m) => isCase(m)),
  '==': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(other?.kind === 'constant' && equals(receiver, other), at),
  ),
  '<': compares(false, true),
  '<=': compares(true, true),
  '>': compares(false, false),
  '>=': compares(true, false),
  name: takes(0, 0, ({ receiver, at }) => string(receiver.name, at)),
  to_s: takes(0, 0, ({ receiver, at }) => string(receiver.name, at)),
};

function isCase({ receiver, args: [value], at }: ConstantMessage): Value {
  if (value === undefined || value.kind === 'poison') return value ?? nil(at);

  return boolean(isInstanceOf(value, receiver.name), at);
}

const newException = takes<ConstantValue>(0, 1, ({ receiver, args: [message], at }) => {
  const isGiven = message !== undefined && message.kind !== 'nil';
  return rubyError(receiver.name, isGiven ? toText(message) : receiver.name, at).exception;
});
const exceptionClass: MethodTable<ConstantValue> = {
  new: newException,
  exception: newException,
};

/** The method of a class, module or ENV; null where it has none that pupfile knows. */
export function findConstantMethod(
  { name }: ConstantValue,
  method: string,
): Method<ConstantValue> | null {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  const candidates = [table, isExceptionClass(name) ? exceptionClass : undefined, classMethods];
  for (const one of candidates) {
    if (one !== undefined && Object.hasOwn(one, method)) return one[method] ?? null;
  }
  return null;
}

const withSecrets = new Set([
  'File',
  'Dir',
  'Object',
  'Class',
  'Module',
  'BasicObject',
  'Struct',
  'ENV',
  'JSON',
  'Psych',
  'Time',
  'Set',
  'Pathname',
  'STDOUT',
  'STDERR',
  'FileTest',
  'Comparable',
  'Enumerable',
  'Numeric',
  'Integer',
  'Float',
  'String',
  'Symbol',
  'Proc',
  'Regexp',
  'Range',
]);

/** Why a method of a constant is not called; null for one that Ruby would not have either. */
export function forbiddenReason(constant: string, method: string): string | null {
  if (constant === 'Kernel')
    return forbiddenFunctions.has(method) ? `what \`Kernel.${method}\` does` : null;
  return withSecrets.has(constant) ? `what \`${constant}.${method}\` does` : null;
}
