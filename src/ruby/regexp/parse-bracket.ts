import {
  characterProperty,
  controlCharacter,
  not,
  posixClass,
  shorthandTest,
  withBothCases,
} from './character-classes.ts';
import { type CharacterTest, PatternError } from './pattern.ts';
import type { PatternReader } from './pattern-reader.ts';

/** A parsed `[…]`. */
export interface Bracket {
  readonly allows: CharacterTest;
  /** Of how many characters, ranges and classes it is made. */
  readonly members: number;
}

/** Reads `[…]` behind its first bracket. Throws PatternError. */
export function parseBracket(reader: PatternReader, ignoresCase: boolean): Bracket {
  const isNegative = reader.take('^');
  let all: CharacterTest | null = null;
  let some: Bracket[] = [];
  let members = 0;
  const together = () => {
    const tests = some;
    const before = all;
    const union: CharacterTest = (code) => tests.some(({ allows }) => allows(code));
    return before === null ? union : (code: number) => before(code) && union(code);
  };
  for (let isFirst = true; isFirst || !reader.take(']'); isFirst = false) {
    if (reader.isAtEnd()) throw new PatternError('premature end of char-class', false);
    if (reader.take('&&')) {
      all = together();
      some = [];
    } else {
      const item = parseItem(reader, ignoresCase);
      some.push(item);
      members += item.members;
    }
  }
  const test = together();
  const inCase = ignoresCase ? withBothCases(test) : test;
  return { allows: isNegative ? not(inCase) : inCase, members };
}

function parseItem(reader: PatternReader, ignoresCase: boolean): Bracket {
  const posix = reader.takeMatching(/\[:\^?[a-z]+:\]/y);
  if (posix !== '') return single(posixClass(posix.slice(2, -2)));
  if (reader.take('[')) return parseBracket(reader, ignoresCase);
  const low = parseMember(reader);
  if (typeof low !== 'number') return single(low);
  if (!reader.startsWith('-') || reader.startsWith('-]')) return single((code) => code === low);
  reader.take('-');
  const high = parseMember(reader);
  if (typeof high !== 'number') {
    throw new PatternError('char-class value at end of range', false);
  }
  if (high < low) throw new PatternError('empty range in char class', false);
  return single((code) => code >= low && code <= high);
}

function single(allows: CharacterTest): Bracket {
  return { allows, members: 1 };
}

function parseMember(reader: PatternReader): number | CharacterTest {
  if (!reader.take('\\')) return reader.next();
  const octal = takeOctal(reader);
  if (octal !== undefined) return octal;
  const code = reader.next();
  const letter = String.fromCodePoint(code);
  if (letter === 'b') return 8;
  return parseEscapedCharacter(letter, reader) ?? code;
}

/** Reads the rest of `\d`, `\p{Alpha}`, `\n` or `\u0041` behind the letter; undefined for other letters. */
export function parseEscapedCharacter(
  letter: string,
  reader: PatternReader,
): number | CharacterTest | undefined {
  if (letter === 'p' || letter === 'P') return namedProperty(letter, reader);
  return shorthandTest(letter) ?? controlCharacter(letter) ?? escapedCode(letter, reader);
}

/** Reads `101` of `\101`; undefined where no octal number stands. */
export function takeOctal(reader: PatternReader): number | undefined {
  const digits = reader.takeMatching(/[0-7]{1,3}/y);
  if (digits === '') return undefined;
  return ascii(Number.parseInt(digits, 8));
}

function namedProperty(letter: string, reader: PatternReader): CharacterTest {
  if (!reader.take('{')) throw new PatternError('invalid character property name {p}', false);
  const test = characterProperty(reader.takeUntil('}'));
  return letter === 'P' ? not(test) : test;
}

function escapedCode(letter: string, reader: PatternReader): number | undefined {
  if (letter !== 'x' && letter !== 'u') return undefined;
  if (letter === 'u' && reader.take('{')) return bracedCode(reader.takeUntil('}'));
  const digits = reader.takeMatching(letter === 'x' ? /[0-9a-f]{1,2}/iy : /[0-9a-f]{4}/iy);
  if (digits === '') {
    const kind = letter === 'x' ? 'hex' : 'Unicode';
    throw new PatternError(`invalid ${kind} escape`, false);
  }
  const code = Number.parseInt(digits, 16);
  return letter === 'x' ? ascii(code) : code;
}

function bracedCode(digits: string): number {
  if (/^[0-9a-f]{1,6}(?:\s+[0-9a-f]{1,6})+$/i.test(digits.trim())) {
    throw new PatternError('several characters in one escape', true);
  }
  if (!/^[0-9a-f]{1,6}$/i.test(digits.trim())) {
    throw new PatternError('invalid Unicode escape', false);
  }
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) throw new PatternError('invalid Unicode range', false);
  return code;
}

// Above it stand the bytes that UTF-8 makes a character of.
function ascii(code: number): number {
  if (code > 127) throw new PatternError('an escaped byte', true);
  return code;
}
