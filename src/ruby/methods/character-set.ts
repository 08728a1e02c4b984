import type { Message } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { textOf } from './conversions.ts';

type Context = Pick<Message, 'ruby' | 'at'>;
type CharacterTest = (character: string) => boolean;

/** What `delete`, `count` and `squeeze` take: characters that are in all of the sets. */
export function characterSets(m: Context & Pick<Message, 'args'>): CharacterTest {
  const tests = m.args.map((set) => characterSet(textOf(set, m.at), m));
  return (character) => tests.every((allows) => allows(character));
}

/** One set, such as `a-z`, `^0-9` or `_-`. */
function characterSet(set: string, m: Context): CharacterTest {
  const isNegative = isNegated(set);
  const members = new Set(expandSet(isNegative ? set.slice(1) : set, m));
  return (character) => members.has(character) !== isNegative;
}

function isNegated(set: string): boolean {
  return set.length > 1 && set.startsWith('^');
}

/** `tr`: each character of one set becomes its partner in the other; the last stands for more. */
export function translate(text: string, from: string, to: string, m: Context): string {
  const partners = expandSet(to, m);
  const last = partners.at(-1) ?? '';
  if (isNegated(from)) {
    const allows = characterSet(from, m);
    return [...text].map((character) => (allows(character) ? last : character)).join('');
  }
  const source = expandSet(from, m);
  // Of a character that stands there twice, the last partner counts.
  const table = new Map(source.map((character, index) => [character, partners[index] ?? last]));
  return [...text].map((character) => table.get(character) ?? character).join('');
}

function expandSet(set: string, m: Context): string[] {
  const characters = [...set];
  m.ruby.budget.spend(characters.length, m.at);
  const members: string[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const isEscaped = characters[index] === '\\' && index + 1 < characters.length;
    if (isEscaped) index += 1;
    const character = characters[index] ?? '';
    const end = characters[index + 2];
    if (characters[index + 1] === '-' && end !== undefined) {
      members.push(...charactersBetween(character, end, m));
      index += 2;
    } else members.push(character);
  }
  return members;
}

const longestSpan = 1_000;

function charactersBetween(first: string, last: string, { ruby, at }: Context): string[] {
  const [low, high] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
  if (low > high) {
    const message = `invalid range "${first}-${last}" in string transliteration`;
    throw rubyError('ArgumentError', message, at);
  }
  if (high - low > longestSpan) throw unsupportedPlace('so long a range of characters', at);
  ruby.budget.spend(high - low, at);
  return Array.from({ length: high - low + 1 }, (_, index) => String.fromCodePoint(low + index));
}
