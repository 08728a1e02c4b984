import { type CharacterTest, PatternError } from './pattern.ts';

const between =
  (low: string, high: string): CharacterTest =>
  (code) =>
    code >= low.charCodeAt(0) && code <= high.charCodeAt(0);

const matching =
  (pattern: RegExp): CharacterTest =>
  (code) =>
    pattern.test(String.fromCodePoint(code));

/** What `\b` and `[[:word:]]` take for part of a word. */
export const isWord: CharacterTest = matching(/[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u);
const isAsciiSpace: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13);

const shorthands: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', between('0', '9')],
  // ASCII only.
  ['w', matching(/\w/)],
  ['s', isAsciiSpace],
  ['h', matching(/[0-9a-fA-F]/)],
]);

/** What `\d`, `\W` and the like stand for; undefined for other letters. */
export function shorthandTest(letter: string): CharacterTest | undefined {
  const test = shorthands.get(letter);
  if (test !== undefined) return test;
  const positive = shorthands.get(letter.toLowerCase());
  return positive === undefined ? undefined : not(positive);
}

const posixClasses: ReadonlyMap<string, CharacterTest> = new Map([
  ['alnum', matching(/[\p{Alphabetic}\p{Nd}]/u)],
  ['alpha', matching(/\p{Alphabetic}/u)],
  ['ascii', (code) => code < 128],
  ['blank', matching(/[\t\p{Zs}]/u)],
  ['cntrl', matching(/\p{Cc}/u)],
  ['digit', matching(/\p{Nd}/u)],
  ['graph', matching(/[^\s\p{Cc}\p{Cn}\p{Cs}]/u)],
  ['lower', matching(/\p{Lowercase}/u)],
  ['print', matching(/[^\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u)],
  ['punct', matching(/[\p{P}$+<=>^`|~]/u)],
  ['space', matching(/\p{White_Space}/u)],
  ['upper', matching(/\p{Uppercase}/u)],
  ['word', isWord],
  ['xdigit', matching(/[0-9a-fA-F]/)],
]);

/** What `[:alpha:]` and `[:^alpha:]` stand for. Throws PatternError. */
export function posixClass(name: string): CharacterTest {
  const isNegative = name.startsWith('^');
  const test = posixClasses.get(name.replace(/^\^/, ''));
  if (test === undefined) throw new PatternError('invalid POSIX bracket type', false);
  return isNegative ? not(test) : test;
}

/** What `\p{Alpha}`, `\p{Lu}`, `\p{Greek}` and `\p{^Alpha}` stand for. Throws PatternError. */
export function characterProperty(name: string): CharacterTest {
  const plain = name.replace(/^\^/, '');
  const test = posixClasses.get(plain.toLowerCase()) ?? unicodeProperty(plain);
  return plain === name ? test : not(test);
}

function unicodeProperty(name: string): CharacterTest {
  for (const property of /^\w+$/.test(name) ? [name, `Script=${name}`] : []) {
    try {
      return matching(new RegExp(`\\p{${property}}`, 'u'));
    } catch {
      // JavaScript knows no such property.
    }
  }
  throw new PatternError(`the character property ${name}`, true);
}

/** Allows what another test does not. */
export function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

const controls: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['t', 9],
  ['r', 13],
  ['f', 12],
  ['v', 11],
  ['a', 7],
  ['e', 27],
]);

/** The character of `\n` and the like; undefined for other letters. */
export function controlCharacter(letter: string): number | undefined {
  return controls.get(letter);
}

/** A test for one character, in both cases where case doesn't matter. */
export function sameCharacter(code: number, ignoresCase: boolean): CharacterTest {
  return ignoresCase ? withBothCases((other) => other === code) : (other) => other === code;
}

/** Asks a test about both cases of a character. */
export function withBothCases(test: CharacterTest): CharacterTest {
  return (code) => {
    const character = String.fromCodePoint(code);
    const cases = [character.toLowerCase(), character.toUpperCase(), character];
    // The other case of `ß` is two characters, and neither of them.
    return cases.some((other) => isSingle(other) && test(other.codePointAt(0) ?? -1));
  };
}

function isSingle(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}
