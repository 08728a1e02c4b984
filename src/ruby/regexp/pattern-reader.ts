import { PatternError } from './pattern.ts';

/** Reads a text from the left to the right. */
export interface PatternReader {
  isAtEnd(): boolean;
  startsWith(text: string): boolean;
  /** Goes past the text, if it stands here. */
  take(text: string): boolean;
  /** Goes past what a sticky pattern matches here; the empty text where it doesn't. */
  takeMatching(sticky: RegExp): string;
  /** Goes past the text that ends it, and gives what stands before. Throws PatternError. */
  takeUntil(end: string): string;
  /** The next code point. Throws PatternError at the end. */
  next(): number;
}

/** Begins to read a text. */
export function createPatternReader(text: string): PatternReader {
  let position = 0;
  const startsWith = (prefix: string) => text.startsWith(prefix, position);
  return {
    isAtEnd: () => position >= text.length,
    startsWith,
    take(prefix) {
      const isHere = startsWith(prefix);
      if (isHere) position += prefix.length;
      return isHere;
    },
    takeMatching(sticky) {
      const pattern = new RegExp(sticky);
      pattern.lastIndex = position;
      const matched = pattern.exec(text)?.[0] ?? '';
      position += matched.length;
      return matched;
    },
    takeUntil(end) {
      const start = position;
      const at = text.indexOf(end, position);
      if (at === -1) throw new PatternError(`\`${end}\` is missing`, false);
      position = at + end.length;
      return text.slice(start, at);
    },
    next() {
      const code = text.codePointAt(position);
      if (code === undefined) throw new PatternError('too short escape sequence', false);
      position += code > 0xffff ? 2 : 1;
      return code;
    },
  };
}
