import type { Value } from './value.ts';

// A value of more parts than that is too large to be compared or shown.
const mostParts = 100_000;
// Such a number has up to 20,000 bits.
const mostDigitsInParts = 20;
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
  let characters = 0;
  const left: Value[] = [...values];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    parts += 1;
    if (parts > mostParts) throw new RangeError('too many parts');
    switch (value.kind) {
      case 'string':
      case 'symbol':
        characters += value.text.length;
        break;
      case 'array':
        for (const element of value.elements) left.push(element);
        break;
      case 'hash':
        for (const entry of value.entries.values()) left.push(entry.key, entry.value);
        break;
      case 'integer':
        if (value.value > Number.MAX_SAFE_INTEGER || value.value < Number.MIN_SAFE_INTEGER)
          parts += mostDigitsInParts;
        break;
      default:
    }
  }
  return parts / partsPerStep + characters / charactersPerStep;
}
