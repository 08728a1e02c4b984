import { Poisoned } from './jumps.ts';
import type { MatchedGroup, MatchValue, RangeValue, Value } from './value.ts';

/** How Ruby's `inspect` shows a value. */
export function inspect(value: Value): string {
  switch (value.kind) {
    case 'string':
      return inspectText(value.text);
    case 'symbol':
      return inspectSymbol(value.text);
    case 'nil':
      return 'nil';
    case 'array':
      return `[${value.elements.map(inspect).join(', ')}]`;
    case 'hash':
      return inspectHash([...value.entries.values()]);
    case 'range':
      return inspectRange(value, inspect);
    case 'regexp':
      return `/${value.pattern.replace(/\\.|\//gs, escapeSlash)}/${value.flags}`;
    case 'match':
      return inspectMatch(value);
    case 'exception':
      return value.message === '' ? value.className : `#<${value.className}: ${value.message}>`;
    default:
      return toText(value);
  }
}

/** How Ruby's `to_s` shows a value, and so interpolation. */
export function toText(value: Value): string {
  switch (value.kind) {
    case 'string':
    case 'symbol':
      return value.text;
    case 'nil':
      return '';
    case 'boolean':
    case 'integer':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'range':
      return inspectRange(value, toText);
    case 'regexp':
      return `(?${value.flags}${disabled(value.flags)}:${value.pattern})`;
    case 'match':
      return matchedText(value.subject, value.groups[0]);
    case 'proc':
      return value.isLambda ? '#<Proc (lambda)>' : '#<Proc>';
    case 'object':
    case 'constant':
      return value.name;
    case 'exception':
      return value.message;
    case 'array':
    case 'hash':
      return inspect(value);
    case 'poison':
      throw new Poisoned(value);
  }
}

function escapeSlash(piece: string): string {
  return piece === '/' ? '\\/' : piece;
}

function inspectMatch({ subject, groups, names }: MatchValue): string {
  const labels = new Map<number, string>();
  for (const [name, numbers] of names) for (const number of numbers) labels.set(number, name);
  const texts = groups.map((group, number) => {
    const shown = group ? inspectText(matchedText(subject, group)) : 'nil';
    return number === 0 ? shown : `${labels.get(number) ?? number}:${shown}`;
  });
  return `#<MatchData ${texts.join(' ')}>`;
}

function inspectHash(entries: readonly { readonly key: Value; readonly value: Value }[]): string {
  const texts = entries.map(({ key, value }) => `${inspect(key)}=>${inspect(value)}`);
  return `{${texts.join(', ')}}`;
}

function inspectRange({ begin, end, excludesEnd }: RangeValue, show: (value: Value) => string) {
  if (begin.kind === 'nil' && end.kind === 'nil' && show === inspect) {
    return `nil${excludesEnd ? '...' : '..'}nil`;
  }
  const side = (value: Value) => (value.kind === 'nil' ? '' : show(value));
  return `${side(begin)}${excludesEnd ? '...' : '..'}${side(end)}`;
}

function disabled(flags: string): string {
  const others = [...'mix'].filter((flag) => !flags.includes(flag)).join('');
  return others === '' ? '' : `-${others}`;
}

function matchedText(subject: string, group: MatchedGroup | null | undefined) {
  return group ? subject.slice(group.start, group.end) : '';
}

/** A Float as Ruby writes it: always with a fraction. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const isLarge = size >= 1e15 && Number.isInteger(value);
  if (isLarge || (size < 1e-4 && size > 0)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    const shown = exponent.replace(/^([+-])(\d)$/, '$10$2');
    return `${digits.includes('.') ? digits : `${digits}.0`}e${shown}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\u0007': '\\a',
  '\u001b': '\\e',
  // Ruby takes it for printable.
  '\u0085': '\u0085',
  '"': '\\"',
  '\\': '\\\\',
};

function inspectText(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cn}\p{Zl}\p{Zp}"\\]|#(?=[{$@])/gu, (character) => {
    if (character === '#') return '\\#';
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    const code = digits.length > 4 ? `{${digits}}` : digits.padStart(4, '0');
    return escapes[character] ?? `\\u${code}`;
  });
  return `"${shown}"`;
}

function inspectSymbol(text: string): string {
  const isPlain =
    /^(?:[\p{L}_][\p{L}\p{M}\p{N}_]*[?!=]?|(?:@@?|\$)[\p{L}_][\p{L}\p{M}\p{N}_]*|\$\d+|\[\]=?|[+\-*/%<>!~^&|`]|<=>|===?|=~|\*\*|<<|>>|<=|>=|!=|!~|[+-]@)$/u;
  return isPlain.test(text) ? `:${text}` : `:${inspectText(text)}`;
}
