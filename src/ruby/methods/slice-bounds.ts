import { Poisoned } from '../jumps.ts';
import type { Place, Value } from '../value.ts';
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
  const fromEnd = (index: number) => (index < 0 ? length + index : index);
  if (first?.kind === 'range') {
    const start = fromEnd(first.begin.kind === 'nil' ? 0 : integerOf(first.begin, at));
    const last = first.end.kind === 'nil' ? length - 1 : fromEnd(integerOf(first.end, at));
    const isShorter = first.excludesEnd && first.end.kind !== 'nil';
    if (start < 0 || start > length) return null;
    return {
      start,
      end: Math.max(start, Math.min(length, isShorter ? last : last + 1)),
      isSingle: false,
    };
  }
  const start = fromEnd(integerOf(first, at));
  if (second === undefined) {
    return start < 0 || start >= length ? null : { start, end: start + 1, isSingle: true };
  }
  const count = integerOf(second, at);
  if (start < 0 || start > length || count < 0) return null;
  return { start, end: Math.min(length, start + count), isSingle: false };
}
