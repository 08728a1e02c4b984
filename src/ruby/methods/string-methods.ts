import { classNameOf } from '../class-names.ts';
import { compare, equals, isTruthy } from '../equality.ts';
import { readEntry } from '../hash-entries.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import {
  array,
  boolean,
  float,
  type IntegerValue,
  integer,
  nil,
  type Place,
  type StringValue,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { characterSets } from './character-set.ts';
import { callBlock, checkFrozen, integerOf, textOf } from './conversions.ts';
import { formatText } from './format-text.ts';
import { leadingFloat, leadingInteger } from './parse-number.ts';
import { patternMethods } from './string-patterns.ts';
import { sliceMethods } from './string-slices.ts';
import { textTransforms } from './string-transforms.ts';

type StringMessage = Message<StringValue>;

/** A method that asks something of the text. */
const asks = (fewest: number, most: number, test: (text: string, m: StringMessage) => boolean) =>
  takes<StringValue>(fewest, most, (m) => boolean(test(m.receiver.text, m), m.at));

const length = takes<StringValue>(0, 0, ({ receiver, at }) =>
  integer(codePointLength(receiver.text), at),
);
const append = takes<StringValue>(0, Infinity, ({ receiver, args, at, ruby }) => {
  checkFrozen(receiver, at);
  // A String may be appended to itself, as it was before.
  const added = args
    .map((other) => (other.kind === 'integer' ? characterOf(other, at) : textOf(other, at)))
    .join('');
  ruby.budget.spendText(receiver.text.length + added.length, at);
  receiver.text += added;
  return receiver;
});
const ljust = justify((text, size, fill) => text + fill.repeat(size).slice(0, size));
const rjust = justify((text, size, fill) => fill.repeat(size).slice(0, size) + text);
const center = justify((text, size, fill) => {
  const left = Math.floor(size / 2);
  return fill.repeat(left).slice(0, left) + text + fill.repeat(size - left).slice(0, size - left);
});

function characterOf(value: IntegerValue, at: Place): string {
  if (value.value < 0n || value.value > 0x10ffffn) {
    throw rubyError('RangeError', `${value.value} out of char range`, at);
  }
  return String.fromCodePoint(Number(value.value));
}

function justify(put: (text: string, missing: number, fill: string) => string) {
  return takes<StringValue>(1, 2, ({ receiver, args: [size, fill], at, ruby }) => {
    const missing = integerOf(size, at) - codePointLength(receiver.text);
    if (fill?.kind === 'string' && fill.text === '') {
      throw rubyError('ArgumentError', 'zero width padding', at);
    }
    if (missing <= 0) return string(receiver.text, at);
    ruby.budget.spendText(missing + receiver.text.length, at);
    return string(put(receiver.text, missing, fill === undefined ? ' ' : textOf(fill, at)), at);
  });
}

function codePointLength(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** The methods of String. */
export const stringMethods: MethodTable<StringValue> = {
  ...textTransforms,
  ...patternMethods,
  ...sliceMethods,
  '+': takes(1, 1, ({ receiver, args: [other], at, ruby }) => {
    const text = textOf(other, at);
    ruby.budget.spendText(receiver.text.length + text.length, at);
    return string(receiver.text + text, at);
  }),
  '*': takes(1, 1, ({ receiver, args: [factor], at, ruby }) => {
    const times = integerOf(factor, at);
    if (times < 0) throw rubyError('ArgumentError', 'negative argument', at);
    ruby.budget.spendText(receiver.text.length * times, at);
    return string(receiver.text === '' ? '' : receiver.text.repeat(times), at);
  }),
  '%': takes(1, 1, (m) => {
    const [value = nil(m.at)] = m.args;
    return string(
      formatText(m.receiver.text, value.kind === 'array' ? value.elements : [value], m),
      m.at,
    );
  }),
  '<<': append,
  concat: append,
  '+@': takes(0, 0, ({ receiver }) =>
    receiver.isFrozen ? { ...receiver, isFrozen: false } : receiver,
  ),
  '-@': takes(0, 0, ({ receiver }) => ({ ...receiver, isFrozen: true })),
  '<=>': takes(1, 1, ({ receiver, args: [other], at }) => {
    const order = compare(receiver, other ?? nil(at));
    return order === null ? nil(at) : integer(order, at);
  }),
  '<': order((result) => result < 0),
  '>': order((result) => result > 0),
  '<=': order((result) => result <= 0),
  '>=': order((result) => result >= 0),
  'between?': takes(2, 2, ({ receiver, args: [low, high], at }) =>
    boolean(
      (compare(receiver, low ?? nil(at)) ?? -1) >= 0 &&
        (compare(receiver, high ?? nil(at)) ?? 1) <= 0,
      at,
    ),
  ),
  'eql?': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(equals(receiver, other ?? nil(at)), at),
  ),
  'casecmp?': takes(1, 1, ({ receiver, args: [other], at }) =>
    other?.kind === 'string'
      ? boolean(receiver.text.toLowerCase() === other.text.toLowerCase(), at)
      : unlike(other, at),
  ),
  casecmp: takes(1, 1, ({ receiver, args: [other], at }) => {
    if (other?.kind !== 'string') return unlike(other, at);
    const [left, right] = [
      string(lowerAscii(receiver.text), at),
      string(lowerAscii(other.text), at),
    ];
    return integer(compare(left, right) ?? 0, at);
  }),
  length,
  size: length,
  bytesize: takes(0, 0, ({ receiver, at }) =>
    integer(new TextEncoder().encode(receiver.text).length, at),
  ),
  'empty?': asks(0, 0, (text) => text === ''),
  'include?': asks(1, 1, (text, m) => text.includes(textOf(m.args[0], m.at))),
  'end_with?': asks(0, Infinity, (text, m) =>
    m.args.some((end) => text.endsWith(textOf(end, m.at))),
  ),
  'ascii_only?': asks(0, 0, (text) => /^[\0-\x7f]*$/.test(text)),
  'valid_encoding?': asks(0, 0, () => true),
  count: takes(1, Infinity, (m) => {
    const characters = [...m.receiver.text];
    m.ruby.budget.spend(characters.length, m.at);
    return integer(characters.filter(characterSets(m)).length, m.at);
  }),
  chars: takes(0, 0, ({ receiver, at, ruby }) => {
    ruby.budget.spendElements(receiver.text.length, at);
    return array(
      [...receiver.text].map((character) => string(character, at)),
      at,
    );
  }),
  each_char: takes(0, 0, (m) => {
    if (m.block === null) return stringMethods['chars']?.run(m) ?? nil(m.at);
    for (const character of m.receiver.text)
      callBlock(m as Message<never>, string(character, m.at));
    return m.receiver;
  }),
  lines: takes(0, 2, (m) =>
    array(
      linesOf(m).map((line) => string(line, m.at)),
      m.at,
    ),
  ),
  each_line: takes(0, 2, (m) => {
    if (m.block === null) return stringMethods['lines']?.run(m) ?? nil(m.at);
    for (const line of linesOf(m)) callBlock(m as Message<never>, string(line, m.at));
    return m.receiver;
  }),
  to_s: takes(0, 0, ({ receiver }) => receiver),
  to_str: takes(0, 0, ({ receiver }) => receiver),
  to_sym: takes(0, 0, ({ receiver, at }) => symbol(receiver.text, at)),
  intern: takes(0, 0, ({ receiver, at }) => symbol(receiver.text, at)),
  to_i: takes(0, 1, ({ receiver, args: [base], at }) =>
    integer(leadingInteger(receiver.text, base === undefined ? 10 : integerOf(base, at)), at),
  ),
  to_f: takes(0, 0, ({ receiver, at }) => float(leadingFloat(receiver.text), at)),
  hex: takes(0, 0, ({ receiver, at }) =>
    integer(leadingInteger(receiver.text.replace(/^0x/i, ''), 16), at),
  ),
  ord: takes(0, 0, ({ receiver, at }) => {
    const code = receiver.text.codePointAt(0);
    if (code === undefined) throw rubyError('ArgumentError', 'empty string', at);
    return integer(code, at);
  }),
  chr: takes(0, 0, ({ receiver, at }) => string([...receiver.text][0] ?? '', at)),
  replace: takes(1, 1, ({ receiver, args: [other], at }) => {
    checkFrozen(receiver, at);
    receiver.text = textOf(other, at);
    return receiver;
  }),
  clear: takes(0, 0, ({ receiver, at }) => {
    checkFrozen(receiver, at);
    receiver.text = '';
    return receiver;
  }),
  prepend: takes(0, Infinity, ({ receiver, args, at, ruby }) => {
    checkFrozen(receiver, at);
    const text = args.map((other) => textOf(other, at)).join('') + receiver.text;
    ruby.budget.spendText(text.length, at);
    receiver.text = text;
    return receiver;
  }),
  insert: takes(2, 2, ({ receiver, args: [index, other], at }) => {
    checkFrozen(receiver, at);
    const characters = [...receiver.text];
    const given = integerOf(index, at);
    // Behind the character that a negative index names.
    const position = given < 0 ? characters.length + given + 1 : given;
    if (position < 0 || position > characters.length) {
      throw rubyError('IndexError', `index ${given < 0 ? given + 1 : given} out of string`, at);
    }
    characters.splice(position, 0, textOf(other, at));
    receiver.text = characters.join('');
    return receiver;
  }),
  ljust,
  rjust,
  center,
  upto: takes(1, 2, (m) => {
    const excludesEnd = m.args[1]?.kind === 'boolean' && m.args[1].value;
    const range: Value = {
      kind: 'range',
      begin: m.receiver,
      end: m.args[0] ?? nil(m.at),
      excludesEnd,
      place: m.at,
    };
    return m.ruby.send(range, 'each', [], { at: m.at, frame: m.frame, block: m.block });
  }),
  encode: takes(0, 3, ({ receiver, at }) => string(receiver.text, at)),
  force_encoding: takes(1, 1, ({ receiver }) => receiver),
};

/** The answer of `casecmp` about something that is no String. */
function unlike(other: Value | undefined, at: Place): Value {
  return other?.kind === 'poison' ? other : nil(at);
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function order(test: (result: number) => boolean) {
  return takes<StringValue>(1, 1, ({ receiver, args: [other = nil(receiver.place)], at }) => {
    const result = compare(receiver, other);
    if (result !== null) return boolean(test(result), at);
    const given = ['nil', 'boolean', 'integer', 'float'].includes(other.kind)
      ? inspect(other)
      : classNameOf(other);
    throw rubyError('ArgumentError', `comparison of String with ${given} failed`, at);
  });
}

function linesOf({ receiver, args, at, ruby }: StringMessage): string[] {
  const [first] = args;
  const separator = first === undefined || first.kind === 'hash' ? '\n' : textOf(first, at);
  if (separator === '') throw unsupportedPlace('paragraphs of a text', at);
  const lines = receiver.text.split(separator).map((line) => line + separator);
  const last = lines.pop()?.slice(0, -separator.length) ?? '';
  if (last !== '') lines.push(last);
  ruby.budget.spendElements(lines.length, at);
  const options = args.at(-1);
  const chomps = options?.kind === 'hash' ? readEntry(options, symbol('chomp', at)) : undefined;
  if (chomps === undefined || !isTruthy(chomps)) return lines;
  return lines.map((line) =>
    separator === '\n' ? line.replace(/\r?\n$/, '') : withoutEnd(line, separator),
  );
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}
