import { equals, isInstanceOf } from '../equality.ts';
import { hashOf, pairsOf } from '../hash-entries.ts';
import { toText } from '../inspect.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { inheritsFrom, isExceptionClass, rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  type ConstantValue,
  emptyHash,
  nil,
  string,
  type Value,
} from '../value.ts';
import { elementsOf, hashArgument, integerOf, textOf } from './conversions.ts';
import { jsonMethods, yamlMethods } from './data-methods.ts';
import { environmentMethods } from './environment-methods.ts';
import { directoryMethods, fileMethods } from './file-methods.ts';
import { forbiddenFunctions, kernelMethods, outputMethods } from './kernel-methods.ts';
import { escapePattern } from './regexp-methods.ts';

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
const newRegexp = takes<ConstantValue>(1, 2, ({ args: [source, options], at }) => {
  if (source?.kind === 'regexp') return source;
  const flags = options?.kind === 'integer' ? Number(options.value) : 0;
  const letters = [...'ixm'].filter((_, bit) => flags & (1 << bit)).join('');
  const isIgnoringCase = options?.kind === 'boolean' && options.value;
  return {
    kind: 'regexp',
    pattern: textOf(source, at),
    flags: isIgnoringCase ? 'i' : letters,
    place: at,
  };
});

const tables: Readonly<Record<string, MethodTable<ConstantValue>>> = {
  Array: { new: newArray, '[]': takes(0, Infinity, ({ args, at }) => array([...args], at)) },
  Dir: directoryMethods,
  ENV: environmentMethods,
  File: fileMethods,
  FileTest: fileMethods,
  Hash: {
    new: takes(0, 1, ({ args: [value], block, at }) => ({
      ...emptyHash(at),
      fallback: block ?? value ?? null,
    })),
    '[]': takes(0, 1, ({ args: [pairs], at }) => {
      if (pairs?.kind === 'array') {
        return hashOf(
          pairs.elements.map((pair) => {
            const [key = nil(at), value = nil(at)] = elementsOf(pair, at);
            return [key, value] as const;
          }),
          at,
        );
      }
      return pairs === undefined ? emptyHash(at) : hashOf(pairsOf(hashArgument(pairs, at)), at);
    }),
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
    union: takes(0, Infinity, ({ args, at }) => {
      const parts = args.flatMap((arg) => (arg.kind === 'array' ? arg.elements : [arg]));
      const texts = parts.map((part) =>
        part.kind === 'regexp' ? toText(part) : escapePattern(textOf(part, at)),
      );
      return { kind: 'regexp', pattern: texts.join('|'), flags: '', place: at };
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

const classMethods: MethodTable<ConstantValue> = {
  '===': takes(1, 1, (m) => isCase(m)),
  '==': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(other?.kind === 'constant' && equals(receiver, other), at),
  ),
  '<=': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(
      other?.kind === 'constant' &&
        (receiver.name === other.name || inheritsFrom(receiver.name, other.name)),
      at,
    ),
  ),
  name: takes(0, 0, ({ receiver, at }) => string(receiver.name, at)),
  to_s: takes(0, 0, ({ receiver, at }) => string(receiver.name, at)),
};

function isCase({ receiver, args: [value], at }: ConstantMessage): Value {
  if (value === undefined || value.kind === 'poison') return value ?? nil(at);

  return boolean(isInstanceOf(value, receiver.name), at);
}

const exceptionClass: MethodTable<ConstantValue> = {
  new: takes(
    0,
    1,
    ({ receiver, args: [message], at }) =>
      rubyError(receiver.name, message === undefined ? receiver.name : toText(message), at)
        .exception,
  ),
  exception: takes(
    0,
    1,
    ({ receiver, args: [message], at }) =>
      rubyError(receiver.name, message === undefined ? receiver.name : toText(message), at)
        .exception,
  ),
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
