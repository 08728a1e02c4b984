import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import type { Place, Value } from '../value.ts';
import { textOf } from './conversions.ts';

/** What `delete`, `count` and `squeeze` take: characters that are in all of the sets. */
export function characterSets(sets: readonly Value[], at: Place): (character: string) => boolean {
  const tests = sets.map((set) => characterSet(textOf(set, at), at));
  return (character) => tests.every((allows) => allows(character));
}

/** One set, such as `a-z`, `^0-9` or `_-`. */
function characterSet(set: string, at: Place): (character: string) => boolean {
  const isNegative = isNegated(set);
  const members = new Set(expandSet(isNegative ? set.slice(1) : set, at));
  return (character) => members.has(character) !== isNegative;
}

function isNegated(set: string): boolean {
  return set.length > 1 && set.startsWith('^');
}

/** `tr`: each character of one set becomes its partner in the other; the last stands for more. */
export function translate(
  text: string,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Place },
): string {
  const partners = expandSet(to, at);
  const last = partners.at(-1) ?? '';
  if (isNegated(from)) {
    const allows = characterSet(from, at);
    return [...text].map((character) => (allows(character) ? last : character)).join('');
  }
  const source = expandSet(from, at);
  // Of a character that stands there twice, the last partner counts.
  const table = new Map(source.map((character, index) => [character, partners[index] ?? last]));
  return [...text].map((character) => table.get(character) ?? character).join('');
}

function expandSet(set: string, at: Place): string[] {
  const characters = [...set];
  const members: string[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const isEscaped = characters[index] === '\\' && index + 1 < characters.length;
    if (isEscaped) index += 1;
    const character = characters[index] ?? '';
    const end = characters[index + 2];
    if (characters[index + 1] === '-' && end !== undefined) {
      members.push(...charactersBetween(character, end, at));
      index += 2;
    } else members.push(character);
  }
  return members;
}

const longestSpan = 1_000;

function charactersBetween(first: string, last: string, at: Place): string[] {
  const [low, high] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
  if (low > high) {
    const message = `invalid range "${first}-${last}" in string transliteration`;
    throw rubyError('ArgumentError', message, at);
  }
  if (high - low > longestSpan) throw unsupportedPlace('so long a range of characters', at);
  return Array.from({ length: high - low + 1 }, (_, index) => String.fromCodePoint(low + index));
}
