import { controlCharacter, namedClass, shorthandTest, withBothCases } from './character-classes.ts';
import { type CharacterTest, PatternError } from './pattern.ts';
import type { PatternReader } from './pattern-reader.ts';

/** Reads `[…]` behind its first bracket. Throws PatternError. */
export function parseBracket(reader: PatternReader, ignoresCase: boolean): CharacterTest {
  const isNegative = reader.take('^');
  let all: CharacterTest | null = null;
  let some: CharacterTest[] = [];
  const together = () => {
    const tests = some;
    const before = all;
    const union: CharacterTest = (code) => tests.some((test) => test(code));
    return before === null ? union : (code: number) => before(code) && union(code);
  };
  for (let isFirst = true; isFirst || !reader.take(']'); isFirst = false) {
    if (reader.isAtEnd()) throw new PatternError('premature end of char-class', false);
    if (reader.take('&&')) {
      all = together();
      some = [];
    } else some.push(parseItem(reader, ignoresCase));
  }
  const test = together();
  const inCase = ignoresCase ? withBothCases(test) : test;
  return isNegative ? (code) => !inCase(code) : inCase;
}

function parseItem(reader: PatternReader, ignoresCase: boolean): CharacterTest {
  if (reader.take('[:')) return namedClass(reader.takeUntil(':]'));
  if (reader.take('[')) return parseBracket(reader, ignoresCase);
  const low = parseMember(reader);
  if (typeof low !== 'number') return low;
  if (!reader.startsWith('-') || reader.startsWith('-]')) return (code) => code === low;
  reader.take('-');
  const high = parseMember(reader);
  if (typeof high !== 'number' || high < low) {
    throw new PatternError('empty range in char class', false);
  }
  return (code) => code >= low && code <= high;
}

function parseMember(reader: PatternReader): number | CharacterTest {
  if (!reader.take('\\')) return reader.next();
  const code = reader.next();
  const letter = String.fromCodePoint(code);
  if (letter === 'b') return 8;
  if (letter === 'p') return namedProperty(reader);
  return shorthandTest(letter) ?? controlCharacter(letter) ?? escapedCode(letter, reader) ?? code;
}

/** Reads `{Alpha}` behind `\p`. */
export function namedProperty(reader: PatternReader): CharacterTest {
  if (!reader.take('{')) throw new PatternError('invalid character property name', false);
  return namedClass(reader.takeUntil('}'));
}

/** Reads `\x41` and `\u0041` behind their letter; undefined for other letters. */
export function escapedCode(letter: string, reader: PatternReader): number | undefined {
  if (letter !== 'x' && letter !== 'u') return undefined;
  if (letter === 'u' && reader.take('{')) return Number.parseInt(reader.takeUntil('}'), 16);
  const digits = reader.takeMatching(letter === 'x' ? /[0-9a-f]{1,2}/iy : /[0-9a-f]{4}/iy);
  if (digits === '') throw new PatternError('invalid hex escape', false);
  return Number.parseInt(digits, 16);
}
