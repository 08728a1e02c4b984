import { pairsOf } from './hash-entries.ts';
import { Poisoned } from './jumps.ts';
import { rangeElements } from './range-elements.ts';
import { matchedGroup } from './regexp/matched-text.ts';
import { array, type Value } from './value.ts';

/** What `*value` stands for. */
export function splat(value: Value): Value[] {
  switch (value.kind) {
    case 'array':
      return [...value.elements];
    case 'hash':
      return pairsOf(value).map((pair) => array([...pair], value.place));
    case 'range':
      return rangeElements(value);
    case 'match':
      return value.groups.map((_, number) => matchedGroup(value, number, value.place));
    case 'nil':
      return [];
    case 'poison':
      throw new Poisoned(value);
    default:
      return [value];
  }
}
