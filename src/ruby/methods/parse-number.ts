/** A number that was read from a text. */
export type ParsedNumber =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number };

const whole = /^\s*([-+]?)(0x[\da-f]+(?:_[\da-f]+)*|0b[01]+|0o?[0-7]+|[1-9]\d*(?:_\d+)*|0)\s*$/i;
const broken = /^\s*[-+]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:e[-+]?\d+)?\s*$/i;
const longestNumber = 5_000;

/** Reads a whole text as `Integer()` and `Float()` do; null where it is no number. */
export function toNumber(text: string, kind: ParsedNumber['kind']): ParsedNumber | null {
  if (text.length > longestNumber) return null;
  if (kind === 'float') {
    return broken.test(text) ? { kind, value: Number(text.replaceAll('_', '')) } : null;
  }
  const [, sign, digits = ''] = whole.exec(text) ?? [];
  if (sign === undefined) return null;
  const plain = digits
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/^0(?=[0-7])/, '0o');
  return { kind, value: sign === '-' ? -BigInt(plain) : BigInt(plain) };
}

/** Reads what stands first in a text, as `to_i` does; 0 where that is no number. */
export function leadingInteger(text: string, radix: number): bigint {
  const [, sign = '', digits = ''] =
    /^\s*([-+]?)([\da-z_]*)/i.exec(text.slice(0, longestNumber)) ?? [];
  let value = 0n;
  for (const digit of digits.replaceAll('_', '')) {
    const step = Number.parseInt(digit, radix);
    if (Number.isNaN(step)) break;
    value = value * BigInt(radix) + BigInt(step);
  }
  return sign === '-' ? -value : value;
}

/** Reads what stands first in a text, as `to_f` does; 0.0 where that is no number. */
export function leadingFloat(text: string): number {
  const match = /^\s*[-+]?\d[\d_]*(?:\.\d[\d_]*)?(?:e[-+]?\d+)?/i.exec(
    text.slice(0, longestNumber),
  );
  return match === null ? 0 : Number(match[0].replaceAll('_', ''));
}
