import { boolean, float, integer, nil, type Place, string, symbol, type Value } from '../value.ts';

/** A scalar whose value would be an object of that class. */
export interface YamlClass {
  readonly kind: 'class';
  readonly name: 'Date' | 'Time';
}

const time =
  /^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const date = /^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$/;
const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}$/;
const decimal = /^[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][+-][0-9]+)?$/;
const whole =
  /^(?<sign>[-+]?)(?:0b(?<binary>[01_,]+)|0(?<octal>[0-7_,]+)|(?<digits>0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|0x(?<hexadecimal>[0-9a-fA-F_,]+))$/;

/** What Ruby takes a scalar without quotes for: the rules of Psych's scalar_scanner.rb. */
export function readYamlScalar(text: string, at: Place): Value | YamlClass {
  if (text === '' || text === '~' || /^null$/i.test(text)) return nil(at);
  if (/^(?:yes|true|on)$/i.test(text)) return boolean(true, at);
  if (/^(?:no|false|off)$/i.test(text)) return boolean(false, at);
  if (time.test(text)) return { kind: 'class', name: 'Time' };
  if (date.test(text)) return { kind: 'class', name: 'Date' };
  if (/^:./s.test(text) && !text.includes('\n')) return symbol(symbolName(text), at);
  return readNumber(text, at) ?? string(text, at);
}

/** `:name`, `:"any name"`. */
function symbolName(text: string): string {
  return /^:(["'])(.*)\1/.exec(text)?.[2] ?? text.slice(1);
}

function readNumber(text: string, at: Place): Value | null {
  if (/^\+?\.inf$/i.test(text)) return float(Number.POSITIVE_INFINITY, at);
  if (/^-\.inf$/i.test(text)) return float(Number.NEGATIVE_INFINITY, at);
  if (/^\.nan$/i.test(text)) return float(Number.NaN, at);
  if (sexagesimal.test(text)) return integer(sixties(text), at);
  if (decimal.test(text) && /\d/.test(text)) return float(Number(text.replace(/[,_]/g, '')), at);
  const match = whole.exec(text);
  return match?.groups === undefined ? null : wholeNumber(match.groups, at);
}

/** `1:30` is an hour and a half, in seconds, as `1:30:00` is. */
function sixties(text: string): number {
  const parts = text.replaceAll('_', '').split(':').map(Number);
  return parts.reduce((sum, part, index) => sum + part * 60 ** (2 - index), 0);
}

function wholeNumber(groups: Readonly<Record<string, string | undefined>>, at: Place) {
  const { sign, binary, octal, digits, hexadecimal } = groups;
  const prefixed = [
    ['0b', binary],
    ['0o', octal],
    ['', digits],
    ['0x', hexadecimal],
  ] as const;
  const [prefix, number = ''] = prefixed.find(([, found]) => found !== undefined) ?? [''];
  const cleaned = number.replace(/[,_]/g, '');
  if (cleaned === '') return null;
  const value = BigInt(prefix + cleaned);
  return integer(sign === '-' ? -value : value, at);
}
