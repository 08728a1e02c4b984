import { type CharacterTest, PatternError } from './pattern.ts';

const between =
  (low: string, high: string): CharacterTest =>
  (code) =>
    code >= low.charCodeAt(0) && code <= high.charCodeAt(0);

const matching =
  (pattern: RegExp): CharacterTest =>
  (code) =>
    pattern.test(String.fromCodePoint(code));

/** `\w`: ASCII only, as Ruby's is for texts in UTF-8 unless they ask for more. */
export const isWord: CharacterTest = matching(/[\p{L}\p{M}\p{N}\p{Pc}]/u);
const isAsciiSpace: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13);

const shorthands: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', between('0', '9')],
  ['w', matching(/\w/)],
  ['s', isAsciiSpace],
  ['h', matching(/[0-9a-fA-F]/)],
]);

/** What `\d`, `\W` and the like stand for; undefined for other letters. */
export function shorthandTest(letter: string): CharacterTest | undefined {
  const test = shorthands.get(letter);
  if (test !== undefined) return test;
  const positive = shorthands.get(letter.toLowerCase());
  return positive === undefined ? undefined : (code) => !positive(code);
}

const posixClasses: ReadonlyMap<string, CharacterTest> = new Map([
  ['alnum', matching(/[\p{L}\p{M}\p{N}]/u)],
  ['alpha', matching(/[\p{L}\p{M}]/u)],
  ['ascii', (code) => code < 128],
  ['blank', (code) => code === 32 || code === 9],
  ['cntrl', matching(/\p{Cc}/u)],
  ['digit', matching(/\p{Nd}/u)],
  ['graph', matching(/[^\s\p{Cc}\p{Cn}\p{Cs}]/u)],
  ['lower', matching(/\p{Ll}/u)],
  ['print', matching(/[^\p{Cc}\p{Cn}\p{Cs}]/u)],
  ['punct', matching(/[\p{P}$+<=>^`|~]/u)],
  ['space', matching(/\s/u)],
  ['upper', matching(/\p{Lu}/u)],
  ['word', isWord],
  ['xdigit', matching(/[0-9a-fA-F]/)],
]);

/** What `[:alpha:]` and `\p{Alpha}` stand for. Throws PatternError. */
export function namedClass(name: string): CharacterTest {
  const isNegative = name.startsWith('^');
  const test = posixClasses.get(name.replace(/^\^/, '').toLowerCase());
  if (test === undefined) throw new PatternError(`the character class ${name}`, true);
  return isNegative ? (code) => !test(code) : test;
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
    return cases.some((other) => test(other.codePointAt(0) ?? -1));
  };
}
