import type { Value } from './value.ts';

// A value of more parts than that is too large to be compared or shown.
const mostParts = 100_000;
// Such a number has up to 20,000 bits.
const stepsOfBigInteger = 3;
const partsPerStep = 8;
const charactersPerStep = 16;

/**
 * How many steps it is worth to look at values as a whole. A list that holds another one twice
 * counts it twice, because whoever walks through it does so, too.
 *
 * @throws RangeError where that would take too long
 */
export function weigh(values: readonly Value[]): number {
  let parts = 0;
  let weight = 0;
  const left: Value[] = [...values];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    parts += 1;
    if (parts > mostParts) throw new RangeError('too many parts');
    weight += weightAlone(value);
    pushParts(value, left);
  }
  return weight;
}

function weightAlone(value: Value): number {
  if (value.kind === 'string' || value.kind === 'symbol') {
    return 1 / partsPerStep + value.text.length / charactersPerStep;
  }
  if (value.kind === 'match') {
    return value.groups.length / partsPerStep + value.subject.length / charactersPerStep;
  }
  return value.kind === 'integer' && !isSmall(value.value) ? stepsOfBigInteger : 1 / partsPerStep;
}

function isSmall(value: bigint): boolean {
  return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;
}

function pushParts(value: Value, left: Value[]): void {
  if (value.kind === 'array') for (const element of value.elements) left.push(element);
  if (value.kind !== 'hash') return;
  for (const entry of value.entries.values()) left.push(entry.key, entry.value);
}
