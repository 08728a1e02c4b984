import { classNameOf, descendsFrom } from './class-names.ts';
import { hashKey } from './hash-entries.ts';
import { Poisoned } from './jumps.ts';
import { inheritsFrom } from './ruby-exceptions.ts';
import type { HashValue, RangeValue, Value } from './value.ts';

/** Whether a value counts as true. An unknown one throws Poisoned. */
export function isTruthy(value: Value): boolean {
  if (value.kind === 'poison') throw new Poisoned(value);
  return !(value.kind === 'nil' || (value.kind === 'boolean' && !value.value));
}

/** Ruby's `==`. */
export function equals(left: Value, right: Value): boolean {
  checkKnown(left, right);
  if (isNumber(left) && isNumber(right)) return compareNumbers(left.value, right.value) === 0;
  if (left === right) return true;
  if (left.kind === 'array' && right.kind === 'array') {
    return equalLists(left.elements, right.elements);
  }
  if (left.kind === 'hash' && right.kind === 'hash') return equalHashes(left, right);
  if (left.kind === 'range' && right.kind === 'range') return equalRanges(left, right);
  return left.kind === right.kind && hashKey(left) === hashKey(right);
}

function equalHashes(left: HashValue, right: HashValue): boolean {
  if (left.entries.size !== right.entries.size) return false;
  return [...left.entries].every(([name, { value }]) => {
    const other = right.entries.get(name);
    return other !== undefined && equals(value, other.value);
  });
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((element, index) => {
    const other = right[index];
    return other !== undefined && equals(element, other);
  });
}

function equalRanges(left: RangeValue, right: RangeValue): boolean {
  return (
    left.excludesEnd === right.excludesEnd &&
    equals(left.begin, right.begin) &&
    equals(left.end, right.end)
  );
}

function isNumber(value: Value) {
  return value.kind === 'integer' || value.kind === 'float';
}

/** Ruby's `<=>`; null where the two have no order. */
export function compare(left: Value, right: Value): number | null {
  checkKnown(left, right);
  if (isNumber(left) && isNumber(right)) return compareNumbers(left.value, right.value);
  if (left.kind !== right.kind) return null;
  if (isText(left) && isText(right)) return compareTexts(left.text, right.text);
  if (left.kind === 'array' && right.kind === 'array') {
    return compareLists(left.elements, right.elements);
  }
  return equals(left, right) ? 0 : null;
}

function checkKnown(...values: readonly Value[]): void {
  for (const value of values) if (value.kind === 'poison') throw new Poisoned(value);
}

function isText(value: Value) {
  return value.kind === 'string' || value.kind === 'symbol';
}

function compareNumbers(left: number | bigint, right: number | bigint): number | null {
  if (left < right) return -1;
  if (left > right) return 1;
  return left <= right ? 0 : null;
}

/** The order of two texts by code points, which is how UTF-8 bytes sort. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  let index = 0;
  while (left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  // Where the difference lies in the second half of a pair, the pair counts.
  const start = index > 0 && isLowSurrogate(left.charCodeAt(index)) ? index - 1 : index;
  return (left.codePointAt(start) ?? -1) < (right.codePointAt(start) ?? -1) ? -1 : 1;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function compareLists(left: readonly Value[], right: readonly Value[]): number | null {
  for (const [index, element] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compare(element, other);
    if (order !== 0) return order;
  }
  return left.length < right.length ? -1 : 0;
}

/** Whether a value, or another Range as a whole, lies in a Range. */
export function covers(range: RangeValue, value: Value): boolean {
  const { begin, end, excludesEnd } = range;
  if (value.kind === 'range') return coversRange(range, value);
  const low = begin.kind === 'nil' ? -1 : compare(begin, value);
  const high = end.kind === 'nil' ? -1 : compare(value, end);
  if (low === null || high === null) return false;
  return low <= 0 && (excludesEnd ? high < 0 : high <= 0);
}

function coversRange(range: RangeValue, inner: RangeValue): boolean {
  const order = compare(inner.begin, inner.end);
  if (order === null || order > 0 || !covers(range, inner.begin)) return false;
  const end = compare(inner.end, range.end);
  return end !== null && (end < 0 || (end === 0 && (inner.excludesEnd || !range.excludesEnd)));
}

/** Whether a value is of a class, as `is_a?` and `when` ask. */
export function isInstanceOf(value: Value, className: string): boolean {
  const name = classNameOf(value);
  if (value.kind === 'exception' && inheritsFrom(name, className)) return true;
  return descendsFrom(name, className);
}
