import { limitError, mostElements } from './budget.ts';
import { classNameOf } from './class-names.ts';
import { compareTexts } from './equality.ts';
import { Poisoned } from './jumps.ts';
import { nextText } from './next-text.ts';
import { rubyError } from './ruby-exceptions.ts';
import {
  type IntegerValue,
  integer,
  type RangeValue,
  string,
  symbol,
  type Value,
} from './value.ts';

/** The elements of a Range of Integers, Strings or Symbols. */
export function rangeElements(range: RangeValue): Value[] {
  const { begin, end, place } = range;
  for (const side of [begin, end]) if (side.kind === 'poison') throw new Poisoned(side);
  if (begin.kind === 'integer') return integersFrom(begin, range);
  if (begin.kind === 'string' && end.kind === 'string') {
    return textsBetween(begin.text, end.text, range).map((text) => string(text, place));
  }
  if (begin.kind === 'symbol' && end.kind === 'symbol') {
    return textsBetween(begin.text, end.text, range).map((text) => symbol(text, place));
  }
  if (end.kind === 'nil' && begin.kind === 'string') throw tooLong(range);
  throw rubyError('TypeError', `can't iterate from ${classNameOf(begin)}`, place);
}

function tooLong({ place }: RangeValue) {
  return limitError('makes too long a list', 'too long', place);
}

function integersFrom(begin: IntegerValue, range: RangeValue): Value[] {
  const length = countIntegers(begin, range);
  if (length > mostElements) throw tooLong(range);
  return Array.from({ length }, (_, index) => integer(begin.value + BigInt(index), range.place));
}

/** How many Integers a Range has that begins with one; endless ones have infinitely many. */
export function countIntegers({ value: begin }: IntegerValue, range: RangeValue): number {
  const { end, excludesEnd } = range;
  if (end.kind === 'integer') {
    return Math.max(0, Number(end.value - begin) + (excludesEnd ? 0 : 1));
  }
  if (end.kind !== 'float') return Number.POSITIVE_INFINITY;
  const last = excludesEnd ? Math.ceil(end.value) - 1 : Math.floor(end.value);
  return Math.max(0, last - Number(begin) + 1);
}

/** As Ruby's `String#upto`: by characters, by numbers, or by `succ`. */
function textsBetween(begin: string, end: string, range: RangeValue): string[] {
  if (isSingleAscii(begin) && isSingleAscii(end)) return charactersBetween(begin, end, range);
  if (/^\d+$/.test(begin) && /^\d+$/.test(end)) return digitsBetween(begin, end, range);
  const texts = compareTexts(begin, end) > 0 ? [] : successors(begin, end, range);
  return range.excludesEnd && texts.at(-1) === end ? texts.slice(0, -1) : texts;
}

/** The first one, whatever its length, and those that follow up to the end or its length. */
function successors(begin: string, end: string, range: RangeValue): string[] {
  const texts = [begin];
  for (let text = begin; text !== end && texts.length <= mostTexts; ) {
    text = nextText(text);
    if (text.length > end.length) return texts;
    texts.push(text);
  }
  if (texts.length > mostTexts) throw tooLong(range);
  return texts;
}

const mostTexts = 10_000;

function isSingleAscii(text: string): boolean {
  return text.length === 1 && text.charCodeAt(0) < 128;
}

function charactersBetween(begin: string, end: string, { excludesEnd }: RangeValue): string[] {
  const first = begin.charCodeAt(0);
  const length = Math.max(0, end.charCodeAt(0) - first + (excludesEnd ? 0 : 1));
  return Array.from({ length }, (_, index) => String.fromCharCode(first + index));
}

function digitsBetween(begin: string, end: string, range: RangeValue): string[] {
  const first = BigInt(begin);
  const length = Math.max(0, Number(BigInt(end) - first) + (range.excludesEnd ? 0 : 1));
  if (length > mostTexts) throw tooLong(range);
  return Array.from({ length }, (_, index) =>
    String(first + BigInt(index)).padStart(begin.length, '0'),
  );
}
