import { classNameOf } from '../class-names.ts';
import { readEntry } from '../hash-entries.ts';
import { inspect, toText } from '../inspect.ts';
import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { type Place, symbol, type Value } from '../value.ts';
import { toNumber } from './parse-number.ts';

const directive =
  /%(?:[%\n\0]|(?:(\d+)\$)?([-+ 0#]*)(?:<([^>]*)>)?([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?(?:<([^>]*)>)?(?:([a-zA-Z%])|\{([^}]*)\})|.|$)/gs;
const widest = 10_000;
const mostDigits = 100;

/** Ruby's `format`: `%s`, `%-10s`, `%05.2f`, `%<name>d`, `%{name}` and so on. */
export function formatText(
  template: string,
  args: readonly Value[],
  { ruby, at }: Pick<Message, 'ruby' | 'at'>,
): string {
  const values = valuesOf(args, at);
  const text = template.replace(directive, (whole, ...groups: (string | undefined)[]) => {
    if (whole === '%%') return '%';
    // A lone sign at the end of a line stands for itself.
    if (whole === '%\n' || whole === '%\0') return whole;
    return fill(whole, groups, values, at);
  });
  ruby.budget.spendText(text.length, at);
  return text;
}

/** Where the values of a template come from. */
interface FormatValues {
  next(): Value;
  numbered(number: number): Value;
  /** `quoted` is the name as the template writes it. */
  named(name: string, quoted: string): Value;
}

function valuesOf(args: readonly Value[], at: Place): FormatValues {
  let taken = 0;
  const numbered = (number: number) => {
    const value = args[number - 1];
    if (value === undefined) throw rubyError('ArgumentError', 'too few arguments', at);
    return value;
  };
  return {
    numbered,
    next() {
      taken += 1;
      return numbered(taken);
    },
    named(name, quoted) {
      const [first] = args;
      if (first?.kind === 'poison') throw new Poisoned(first);
      if (first?.kind !== 'hash') throw rubyError('ArgumentError', 'one hash required', at);
      const value = readEntry(first, symbol(name, at));
      if (value === undefined) throw rubyError('KeyError', `key${quoted} not found`, at);
      return value;
    },
  };
}

function fill(
  whole: string,
  groups: readonly (string | undefined)[],
  values: FormatValues,
  at: Place,
): string {
  const [number, before = '', early, after = '', width = '', digits, late, type, braced] = groups;
  if (type === '%') throw rubyError('ArgumentError', 'invalid format character - %', at);
  if (type === undefined && braced === undefined) throw malformed(whole, at);
  const size = readSize(width, values, { most: widest, at });
  const precision =
    digits === undefined ? null : readSize(digits, values, { most: mostDigits, at });
  const flags = before + after + (size < 0 ? '-' : '');
  const directive = { type: type ?? 's', flags, precision };
  const name = late ?? early;
  const take = () => (number === undefined ? values.next() : values.numbered(Number(number)));
  const takeNamed = () => (name === undefined ? take() : values.named(name, `<${name}>`));
  const value = braced === undefined ? takeNamed() : values.named(braced, `{${braced}}`);
  return pad(formatValue(value, directive, at), directive, Math.abs(size));
}

function readSize(
  text: string,
  values: FormatValues,
  { most, at }: { readonly most: number; readonly at: Place },
): number {
  const size = Number(text === '*' ? toText(values.next()) : text);
  if (Math.abs(size) > most) throw rubyError('ArgumentError', 'width too big', at);
  return size;
}

interface Directive {
  readonly type: string;
  readonly flags: string;
  /** Null where none is given. */
  readonly precision: number | null;
}

function formatValue(value: Value, directive: Directive, at: Place): string {
  const { type, flags, precision } = directive;
  switch (type) {
    case 's':
      return cut(toText(value), precision);
    case 'p':
      return cut(inspect(value), precision);
    case 'd':
    case 'i':
    case 'u':
      return signed(padDigits(integerFor(value, at).toString(), precision), flags);
    case 'f':
    case 'e':
    case 'g':
      return signed(formatFloat(floatFor(value, at), directive), flags);
    case 'x':
    case 'X':
    case 'o':
    case 'b':
    case 'B':
      return inBase(integerFor(value, at), directive, at);
    case 'c':
      return value.kind === 'integer'
        ? String.fromCodePoint(Number(value.value))
        : [...toText(value)].slice(0, 1).join('');
    case 'a':
    case 'A':
    case 'E':
    case 'G':
      throw unsupportedPlace(`\`%${type}\``, at);
    default:
      throw malformed(`%${type}`, at);
  }
}

function malformed(directiveText: string, at: Place) {
  return directiveText === '%'
    ? rubyError('ArgumentError', 'incomplete format specifier; use %% (double %) instead', at)
    : rubyError('ArgumentError', `malformed format string - ${directiveText}`, at);
}

function cut(text: string, precision: number | null): string {
  return precision === null ? text : [...text].slice(0, precision).join('');
}

function signed(text: string, flags: string): string {
  if (text.startsWith('-')) return text;
  if (flags.includes('+')) return `+${text}`;
  return flags.includes(' ') ? ` ${text}` : text;
}

function padDigits(text: string, precision: number | null): string {
  const [, sign = '', digits = ''] = /^(-?)(.*)$/.exec(text) ?? [];
  return sign + digits.padStart(precision ?? 0, '0');
}

const bases: Readonly<Record<string, readonly [radix: number, prefix: string]>> = {
  x: [16, '0x'],
  o: [8, '0'],
  b: [2, '0b'],
};

function inBase(value: bigint, { type, flags, precision }: Directive, at: Place): string {
  const [radix, prefix] = bases[type.toLowerCase()] ?? [10, ''];
  // Ruby shows it as a complement with endless digits, unless it has to show the sign.
  if (value < 0n && !/[+ ]/.test(flags)) {
    throw unsupportedPlace('a negative number in another base', at);
  }
  const [, sign = '', digits = ''] = /^(-?)(.*)$/.exec(value.toString(radix)) ?? [];
  const text = `${flags.includes('#') && value !== 0n ? prefix : ''}${padDigits(digits, precision)}`;
  return signed(sign + (type === 'X' || type === 'B' ? text.toUpperCase() : text), flags);
}

function formatFloat(value: number, { type, precision }: Directive): string {
  if (!Number.isFinite(value)) return String(value).replace('inity', '');
  const digits = precision ?? 6;
  if (type === 'f') return fixed(value, digits);
  if (type === 'e') return exponential(value, digits);
  const significant = Math.max(1, digits);
  const exponent = Number(value.toExponential(significant - 1).split('e')[1]);
  const isPlain = exponent >= -4 && exponent < significant;
  const text = isPlain
    ? fixed(value, significant - 1 - exponent)
    : exponential(value, significant - 1);
  return text.replace(/\.?0+(?=e|$)/, (zeros) => (text.includes('.') ? '' : zeros));
}

function exponential(value: number, digits: number): string {
  return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** A tie goes to the even digit, also where only the product is one, as in Ruby: 2.675 is 2.68. */
function fixed(value: number, digits: number): string {
  if (Math.abs(value) >= 1e21) {
    return `${BigInt(value)}${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
  }
  const scaled = Math.abs(value) * 10 ** digits;
  if (scaled % 1 !== 0.5) return value.toFixed(digits);
  const low = Math.floor(scaled);
  const text = String(low + (low % 2)).padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${value < 0 ? '-' : ''}${text.slice(0, point)}${digits === 0 ? '' : '.'}${text.slice(point)}`;
}

function integerFor(value: Value, at: Place): bigint {
  if (value.kind === 'integer') return value.value;
  if (value.kind === 'float') {
    if (Number.isFinite(value.value)) return BigInt(Math.trunc(value.value));
    throw rubyError('FloatDomainError', String(value.value), at);
  }
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

function pad(text: string, { type, flags, precision }: Directive, size: number): string {
  const missing = Math.max(0, size - [...text].length);
  if (flags.includes('-')) return text + ' '.repeat(missing);
  const isInteger = 'diuxXobB'.includes(type);
  const isZeroed = flags.includes('0') && (isInteger ? precision === null : 'feg'.includes(type));
  if (!isZeroed) return ' '.repeat(missing) + text;
  const [, sign = '', digits = ''] = /^([-+ ]?(?:0[xXbB])?)(.*)$/s.exec(text) ?? [];
  return sign + '0'.repeat(missing) + digits;
}
