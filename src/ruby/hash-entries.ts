import { Poisoned } from './jumps.ts';
import { array, emptyHash, type HashValue, type Place, type Value } from './value.ts';

/** A text that is the same for keys that Ruby takes for the same key. */
export function hashKey(value: Value): string {
  switch (value.kind) {
    case 'string':
      return `"${value.text}`;
    case 'symbol':
      return `:${value.text}`;
    case 'integer':
      return `i${value.value}`;
    case 'float':
      return `f${value.value}`;
    case 'boolean':
      return String(value.value);
    case 'nil':
      return 'nil';
    case 'array':
      return JSON.stringify(value.elements.map(hashKey));
    case 'hash':
      return `{${JSON.stringify([...value.entries].map(([name, entry]) => [name, hashKey(entry.value)]).sort())}`;
    case 'constant':
      return `c${value.name}`;
    case 'regexp':
      return `/${value.flags}/${value.pattern}`;
    case 'range':
      return `r${value.excludesEnd}${JSON.stringify([hashKey(value.begin), hashKey(value.end)])}`;
    case 'poison':
      throw new Poisoned(value);
    case 'match':
      return `m${JSON.stringify([value.subject, value.groups])}`;
    case 'exception':
      return `e${JSON.stringify([value.className, value.message])}`;
    case 'object':
      return `o${value.name}`;
    case 'proc':
      return `p${value.place.location.startOffset}`;
  }
}

/** The value of a key; undefined where there is none. */
export function readEntry(hash: HashValue, key: Value): Value | undefined {
  return hash.entries.get(hashKey(key))?.value;
}

/** Sets a key, in its old place where it is there already. As in Ruby, a String key is copied. */
export function writeEntry(hash: HashValue, key: Value, value: Value): void {
  const name = hashKey(key);
  const entry = hash.entries.get(name);
  if (entry !== undefined) entry.value = value;
  else if (key.kind !== 'string' || key.isFrozen) hash.entries.set(name, { key, value });
  else hash.entries.set(name, { key: { ...key, isFrozen: true }, value });
}

/** A new Hash of those pairs. */
export function hashOf(pairs: Iterable<readonly [key: Value, value: Value]>, place: Place) {
  const hash = emptyHash(place);
  for (const [key, value] of pairs) writeEntry(hash, key, value);
  return hash;
}

/** Key and value of each entry, as they are now. */
export function pairsOf(hash: HashValue): (readonly [key: Value, value: Value])[] {
  return [...hash.entries.values()].map(({ key, value }) => [key, value] as const);
}

/** The same as Arrays of Ruby's. */
export function pairLists(hash: HashValue): Value[] {
  return pairsOf(hash).map((pair) => array([...pair], hash.place));
}
