/** A number that was read from a text. */
export type ParsedNumber =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number };

// What Ruby takes for a blank around a number.
const blank = '[ \\t\\n\\v\\f\\r]*';
const digits = '\\d+(?:_\\d+)*';
const floatPattern = `[-+]?(?:${digits}(?:\\.${digits})?|\\.${digits})(?:e[-+]?${digits})?`;
const wholeFloat = new RegExp(`^${blank}${floatPattern}${blank}$`, 'i');
const leadingFloatPattern = new RegExp(`^${blank}${floatPattern}`, 'i');
const wholeInteger = new RegExp(`^${blank}([-+]?)([\\da-z_]+)${blank}$`, 'i');
const leadingIntegerPattern = new RegExp(`^${blank}([-+]?)([\\da-z_]*)`, 'i');
const longestNumber = 5_000;

/** Reads a whole text as `Integer()` and `Float()` do; null where it is no number. */
export function toNumber(text: string, kind: ParsedNumber['kind']): ParsedNumber | null {
  if (text.length > longestNumber) return null;
  if (kind === 'float') return wholeFloat.test(text) ? { kind, value: floatIn(text) } : null;
  const [, sign, word = ''] = wholeInteger.exec(text) ?? [];
  if (sign === undefined) return null;
  const { radix, rest } = takePrefix(word, null);
  const counted = countedDigits(rest, radix);
  return counted === rest ? { kind, value: integerIn(sign, counted, radix) } : null;
}

/** Reads what stands first in a text, as `to_i` does; 0 where that is no number. */
export function leadingInteger(text: string, radix: number): bigint {
  const [, sign = '', word = ''] = leadingIntegerPattern.exec(text.slice(0, longestNumber)) ?? [];
  return integerIn(sign, countedDigits(takePrefix(word, radix).rest, radix), radix);
}

/** Reads what stands first in a text, as `to_f` does; 0.0 where that is no number. */
export function leadingFloat(text: string): number {
  const [number = '0'] = leadingFloatPattern.exec(text.slice(0, longestNumber)) ?? [];
  return floatIn(number);
}

function floatIn(text: string): number {
  return Number(text.replaceAll('_', ''));
}

const radixes: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, x: 16 };

/** Reads `0x` and its kin; where a radix is given, only its own prefix is one. */
function takePrefix(word: string, radix: number | null) {
  const [prefix, letter = ''] = /^0([bodx])(?=[\da-z])/i.exec(word) ?? [];
  const own = radixes[letter.toLowerCase()] ?? null;
  if (prefix !== undefined && own !== null && (radix ?? own) === own) {
    return { radix: own, rest: word.slice(prefix.length) };
  }
  return { radix: radix ?? (/^0_?\d/.test(word) ? 8 : 10), rest: word };
}

/** The digits that stand first, with single underscores between them. */
function countedDigits(word: string, radix: number): string {
  const isDigit = (character: string | undefined) =>
    !Number.isNaN(Number.parseInt(character ?? '', radix));
  let end = 0;
  while (isDigit(word[end]) || (end > 0 && word[end] === '_' && isDigit(word[end + 1]))) end += 1;
  return word.slice(0, end);
}

function integerIn(sign: string, counted: string, radix: number): bigint {
  let value = 0n;
  for (const digit of counted.replaceAll('_', '')) {
    value = value * BigInt(radix) + BigInt(Number.parseInt(digit, radix));
  }
  return sign === '-' ? -value : value;
}
