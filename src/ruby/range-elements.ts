import { limitError, longestRange } from './budget.ts';
import { Poisoned } from './jumps.ts';
import { nextText } from './next-text.ts';
import { rubyError } from './ruby-exceptions.ts';
import { integer, type RangeValue, string, type Value } from './value.ts';

/** The elements of a Range of Integers or Strings. */
export function rangeElements(range: RangeValue): Value[] {
  const { begin, end, place, excludesEnd } = range;
  for (const side of [begin, end]) if (side.kind === 'poison') throw new Poisoned(side);
  if (begin.kind === 'integer') {
    if (end.kind === 'nil') throw limitError('makes too long a list', 'never ends', place);
    if (end.kind === 'integer' || end.kind === 'float') {
      const whole = end.kind === 'integer' ? end.value : BigInt(Math.floor(end.value));
      const last = excludesEnd && Number(whole) === Number(end.value) ? whole - 1n : whole;
      const length = last - begin.value + 1n;
      if (length > longestRange) throw limitError('makes too long a list', 'too long', place);
      return Array.from({ length: Math.max(0, Number(length)) }, (_, index) =>
        integer(begin.value + BigInt(index), place),
      );
    }
  }
  if (begin.kind === 'string' && end.kind === 'string') {
    return textsBetween(begin.text, end.text, excludesEnd).map((text) => string(text, place));
  }
  throw rubyError('TypeError', `can't iterate from ${begin.kind}`, place);
}

const mostTexts = 10_000;

function textsBetween(begin: string, end: string, excludesEnd: boolean): string[] {
  const texts: string[] = [];
  for (
    let text = begin;
    text.length <= end.length && texts.length < mostTexts;
    text = nextText(text)
  ) {
    if (text === end && excludesEnd) break;
    texts.push(text);
    if (text === end) break;
  }
  return texts;
}
