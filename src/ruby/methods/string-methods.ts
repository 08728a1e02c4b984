import { compare, equals } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  float,
  integer,
  nil,
  type StringValue,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { characterSet } from './character-set.ts';
import { callBlock, checkFrozen, integerOf, textOf } from './conversions.ts';
import { formatText } from './format-text.ts';
import { leadingFloat, leadingInteger } from './parse-number.ts';
import { search } from './regexp-methods.ts';
import { sliceBounds } from './slice-bounds.ts';
import { patternMethods } from './string-patterns.ts';
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
  for (const other of args) {
    const added =
      other.kind === 'integer'
        ? String.fromCodePoint(integerOf(other, at) & 0x1fffff)
        : textOf(other, at);
    ruby.budget.spendText(receiver.text.length + added.length, at);
    receiver.text += added;
  }
  return receiver;
});
const get = takes<StringValue>(1, 2, (m) => {
  const {
    receiver,
    args: [key, number],
    at,
  } = m;
  if (key?.kind === 'string')
    return receiver.text.includes(key.text) ? string(key.text, at) : nil(at);
  if (key?.kind === 'regexp') {
    const match = search(key, receiver.text, m);
    return match === null
      ? nil(at)
      : m.ruby.send(match, '[]', [number ?? integer(0, at)], { at, frame: m.frame });
  }
  const characters = [...receiver.text];
  const bounds = sliceBounds(m.args, characters.length, at);
  return bounds === null
    ? nil(at)
    : string(characters.slice(bounds.start, bounds.end).join(''), at);
});
const ljust = justify((text, size, fill) => text + fill.repeat(size).slice(0, size));
const rjust = justify((text, size, fill) => fill.repeat(size).slice(0, size) + text);
const center = justify((text, size, fill) => {
  const left = Math.floor(size / 2);
  return fill.repeat(left).slice(0, left) + text + fill.repeat(size - left).slice(0, size - left);
});

function justify(put: (text: string, missing: number, fill: string) => string) {
  return takes<StringValue>(1, 2, ({ receiver, args: [size, fill], at, ruby }) => {
    const missing = integerOf(size, at) - codePointLength(receiver.text);
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
  '+': takes(1, 1, ({ receiver, args: [other], at, ruby }) => {
    const text = textOf(other, at);
    ruby.budget.spendText(receiver.text.length + text.length, at);
    return string(receiver.text + text, at);
  }),
  '*': takes(1, 1, ({ receiver, args: [factor], at, ruby }) => {
    const times = integerOf(factor, at);
    if (times < 0) throw rubyError('ArgumentError', 'argument must be non-negative', at);
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
  'casecmp?': asks(1, 1, (text, m) => text.toLowerCase() === textOf(m.args[0], m.at).toLowerCase()),
  casecmp: takes(1, 1, ({ receiver, args: [other], at }) =>
    integer(
      compare(
        string(receiver.text.toLowerCase(), at),
        string(textOf(other, at).toLowerCase(), at),
      ) ?? 0,
      at,
    ),
  ),
  '[]': get,
  slice: get,
  '[]=': takes(2, 2, (m) => {
    const {
      receiver,
      args: [key, value],
      at,
    } = m;
    checkFrozen(receiver, at);
    const text = textOf(value, at);
    if (key?.kind === 'string') {
      if (!receiver.text.includes(key.text))
        throw rubyError('IndexError', 'string not matched', at);
      receiver.text = receiver.text.replace(key.text, () => text);
      return value ?? nil(at);
    }
    const characters = [...receiver.text];
    const bounds = sliceBounds([key ?? nil(at)], characters.length, at);
    if (bounds === null) throw rubyError('IndexError', 'index out of string', at);
    characters.splice(bounds.start, bounds.end - bounds.start, text);
    receiver.text = characters.join('');
    return value ?? nil(at);
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
  rindex: takes(1, 1, ({ receiver, args: [wanted], at }) => {
    const index = receiver.text.lastIndexOf(textOf(wanted, at));
    return index === -1 ? nil(at) : integer(codePointLength(receiver.text.slice(0, index)), at);
  }),
  count: takes(1, 1, ({ receiver, args: [set], at }) =>
    integer([...receiver.text].filter(characterSet(textOf(set, at))).length, at),
  ),
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
  lines: takes(0, 1, (m) =>
    array(
      linesOf(m).map((line) => string(line, m.at)),
      m.at,
    ),
  ),
  each_line: takes(0, 1, (m) => {
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
  ord: takes(0, 0, ({ receiver, at }) => integer(receiver.text.codePointAt(0) ?? 0, at)),
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
    const position = integerOf(index, at);
    characters.splice(
      position < 0 ? characters.length + position + 1 : position,
      0,
      textOf(other, at),
    );
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
  unicode_normalize: takes(0, 1, ({ receiver, at }) => string(receiver.text.normalize(), at)),
};

function order(test: (result: number) => boolean) {
  return takes<StringValue>(1, 1, ({ receiver, args: [other], at }) =>
    boolean(test(compare(receiver, string(textOf(other, at), at)) ?? 0), at),
  );
}

function linesOf({ receiver, args, at, ruby }: StringMessage): string[] {
  const lines = receiver.text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  ruby.budget.spendElements(lines.length, at);
  const [options] = args;
  const isChomped =
    options?.kind === 'hash' && options.entries.get(':chomp')?.value.kind === 'boolean';
  return isChomped ? lines.map((line) => line.replace(/\r?\n$/, '')) : [...lines];
}
