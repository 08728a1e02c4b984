import { Poisoned } from '../jumps.ts';
import type { Place, RangeValue, Value } from '../value.ts';
import { integerOf } from './conversions.ts';

/** What `[index]`, `[start, length]` and `[range]` select. */
export interface SliceBounds {
  readonly start: number;
  readonly end: number;
  /** Whether a single element is meant. */
  readonly isSingle: boolean;
}

/** Works out a selection; null where it lies outside. */
export function sliceBounds(args: readonly Value[], length: number, at: Place): SliceBounds | null {
  const [first, second] = args;
  if (first?.kind === 'poison') throw new Poisoned(first);
  if (first?.kind === 'range') return rangeBounds(first, length, at);
  const start = fromEnd(integerOf(first, at), length);
  if (second === undefined) {
    return start < 0 || start >= length ? null : { start, end: start + 1, isSingle: true };
  }
  const count = integerOf(second, at);
  if (start < 0 || start > length || count < 0) return null;
  return { start, end: Math.min(length, start + count), isSingle: false };
}

function rangeBounds(range: RangeValue, length: number, at: Place): SliceBounds | null {
  const { begin, end, excludesEnd } = range;
  const start = begin.kind === 'nil' ? 0 : fromEnd(integerOf(begin, at), length);
  if (start < 0 || start > length) return null;
  const stop =
    end.kind === 'nil' ? length : fromEnd(integerOf(end, at), length) + (excludesEnd ? 0 : 1);
  return { start, end: Math.max(start, Math.min(length, stop)), isSingle: false };
}

/** An index as counted from the beginning; negative where it lies before that. */
export function fromEnd(index: number, length: number): number {
  return index < 0 ? length + index : index;
}
