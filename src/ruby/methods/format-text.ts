import { classNameOf } from '../class-names.ts';
import { readEntry } from '../hash-entries.ts';
import { inspect, toText } from '../inspect.ts';
import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type Place, symbol, type Value } from '../value.ts';
import { toNumber } from './parse-number.ts';

const directive =
  /%(?:%|([-+ 0#]*)(?:<(\w+)>)?([-+ 0#]*)(\d+|\*)?(?:\.(\d+))?(?:<(\w+)>)?([a-zA-Z])|\{(\w+)\}|.|$)/gs;
const widest = 10_000;
const mostDigits = 100;

/** Ruby's `format`: `%s`, `%-10s`, `%05.2f`, `%<name>d`, `%{name}` and so on. */
export function formatText(
  template: string,
  args: readonly Value[],
  { ruby, at }: Pick<Message, 'ruby' | 'at'>,
): string {
  const [first] = args;
  const named = (name: string) => {
    if (first?.kind === 'poison') throw new Poisoned(first);
    if (first?.kind !== 'hash') throw rubyError('ArgumentError', 'one hash required', at);
    const value = readEntry(first, symbol(name, at));
    if (value === undefined) throw rubyError('KeyError', `key<${name}> not found`, at);
    return value;
  };
  let next = 0;
  const take = () => {
    const value = args[next++];
    if (value === undefined) throw rubyError('ArgumentError', 'too few arguments', at);
    return value;
  };
  const fill = (whole: string, groups: readonly (string | undefined)[]) => {
    const [before = '', name, after = '', width, precision = '', lateName = name, type] = groups;
    if (type === undefined) throw malformed(whole, at);
    const size = Number(width === '*' ? toText(take()) : (width ?? 0));
    if (size > widest || Number(precision) > mostDigits) {
      throw rubyError('ArgumentError', 'width too big', at);
    }
    const value = lateName === undefined ? take() : named(lateName);
    const flags = before + after;
    return pad(formatValue(value, { type, flags, precision }, at), size, flags, type);
  };
  const text = template.replace(directive, (whole, ...groups: (string | undefined)[]) => {
    const braced = groups[7];
    if (whole === '%%') return '%';
    return braced === undefined ? fill(whole, groups) : toText(named(braced));
  });
  ruby.budget.spendText(text.length, at);
  return text;
}

interface Directive {
  readonly type: string;
  readonly flags: string;
  /** Empty where none is given. */
  readonly precision: string;
}

function formatValue(value: Value, { type, flags, precision }: Directive, at: Place): string {
  switch (type) {
    case 's':
      return cut(toText(value), precision);
    case 'p':
      return cut(inspect(value), precision);
    case 'd':
    case 'i':
    case 'u':
      return signed(numberFor(value, at).toString().padStart(Number(precision), '0'), flags);
    case 'f':
      return signed(Number(floatFor(value, at)).toFixed(Number(precision || 6)), flags);
    case 'x':
      return (flags.includes('#') ? '0x' : '') + numberFor(value, at).toString(16);
    case 'X':
      return numberFor(value, at).toString(16).toUpperCase();
    case 'o':
      return numberFor(value, at).toString(8);
    case 'b':
      return numberFor(value, at).toString(2);
    case 'c':
      return value.kind === 'integer'
        ? String.fromCodePoint(Number(value.value))
        : toText(value).slice(0, 1);
    case 'e':
      return Number(floatFor(value, at))
        .toExponential(Number(precision || 6))
        .replace(/e([+-])(\d)$/, 'e$10$2');
    case 'g':
      return String(Number(floatFor(value, at).toPrecision(Number(precision || 6))));
    default:
      throw malformed(`%${type}`, at);
  }
}

function malformed(directiveText: string, at: Place) {
  return directiveText === '%'
    ? rubyError('ArgumentError', 'incomplete format specifier; use %% (double %) instead', at)
    : rubyError('ArgumentError', `malformed format string - ${directiveText}`, at);
}

function cut(text: string, precision: string): string {
  return precision === '' ? text : [...text].slice(0, Number(precision)).join('');
}

function signed(text: string, flags: string): string {
  if (text.startsWith('-')) return text;
  if (flags.includes('+')) return `+${text}`;
  return flags.includes(' ') ? ` ${text}` : text;
}

function numberFor(value: Value, at: Place): bigint {
  if (value.kind === 'integer') return value.value;
  if (value.kind === 'float') return BigInt(Math.floor(value.value));
  const number = value.kind === 'string' ? toNumber(value.text, 'integer') : null;
  if (number?.kind === 'integer') return number.value;
  throw unreadable(value, 'Integer', at);
}

function floatFor(value: Value, at: Place): number {
  if (value.kind === 'integer' || value.kind === 'float') return Number(value.value);
  const number = value.kind === 'string' ? toNumber(value.text, 'float') : null;
  if (number !== null) return Number(number.value);
  throw unreadable(value, 'Float', at);
}

/** The error of `Integer('x')` and `Float(nil)`. */
export function unreadable(value: Value, wanted: string, at: Place) {
  if (value.kind === 'poison') return new Poisoned(value);
  if (value.kind === 'string') {
    return rubyError('ArgumentError', `invalid value for ${wanted}(): ${inspect(value)}`, at);
  }
  const given = value.kind === 'nil' ? 'nil' : classNameOf(value);
  return rubyError('TypeError', `can't convert ${given} into ${wanted}`, at);
}

function pad(text: string, size: number, flags: string, type: string): string {
  if (flags.includes('-')) return text.padEnd(size);
  if (!flags.includes('0') || type === 's' || type === 'p') return text.padStart(size);
  const [, sign = '', digits = ''] = /^([-+ ]?)(.*)$/s.exec(text) ?? [];
  return sign + digits.padStart(size - sign.length, '0');
}
