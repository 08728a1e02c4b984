import { limitError, mostElements } from './budget.ts';
import { classNameOf } from './class-names.ts';
import { Poisoned } from './jumps.ts';
import { nextText } from './next-text.ts';
import { rubyError } from './ruby-exceptions.ts';
import {
  type FloatValue,
  type IntegerValue,
  integer,
  type NilValue,
  type RangeValue,
  string,
  type Value,
} from './value.ts';

/** The elements of a Range of Integers or Strings. */
export function rangeElements(range: RangeValue): Value[] {
  const { begin, end, place, excludesEnd } = range;
  for (const side of [begin, end]) if (side.kind === 'poison') throw new Poisoned(side);
  if (begin.kind === 'integer' && isNumberOrNil(end)) {
    const length = lastInteger(end, excludesEnd) - Number(begin.value) + 1;
    if (length > mostElements) throw limitError('makes too long a list', 'too long', place);
    return Array.from({ length: Math.max(0, length) }, (_, index) =>
      integer(begin.value + BigInt(index), place),
    );
  }
  if (begin.kind === 'string' && end.kind === 'string') {
    return textsBetween(begin.text, end.text, range).map((text) => string(text, place));
  }
  throw rubyError('TypeError', `can't iterate from ${classNameOf(begin)}`, place);
}

function isNumberOrNil(value: Value) {
  return value.kind === 'integer' || value.kind === 'float' || value.kind === 'nil';
}

function lastInteger(end: IntegerValue | FloatValue | NilValue, excludesEnd: boolean): number {
  if (end.kind === 'nil') return Number.POSITIVE_INFINITY;
  const value = Number(end.value);
  return excludesEnd ? Math.ceil(value) - 1 : Math.floor(value);
}

const mostTexts = 10_000;

function textsBetween(begin: string, end: string, { excludesEnd, place }: RangeValue): string[] {
  const texts: string[] = [];
  for (let text = begin; text.length <= end.length; text = nextText(text)) {
    if (text === end && excludesEnd) break;
    if (texts.length === mostTexts) throw limitError('makes too long a list', 'too long', place);
    texts.push(text);
    if (text === end) break;
  }
  return texts;
}
