import { isWord } from './character-classes.ts';
import { previousPosition } from './next-position.ts';
import type { Boundary } from './pattern.ts';

/** Whether a place in a text is such a boundary. */
export function isBoundary(boundary: Boundary, position: number, subject: string): boolean {
  switch (boundary) {
    case 'start':
      return position === 0;
    case 'end':
      return position === subject.length;
    case 'end or last newline':
      return position === subject.length || subject.slice(position) === '\n';
    case 'line start':
      // Behind the last newline no line begins.
      return position === 0 || (position < subject.length && subject[position - 1] === '\n');
    case 'line end':
      return position === subject.length || subject[position] === '\n';
    case 'word':
      return isWordBefore(position, subject) !== isWordAt(position, subject);
    case 'no word':
      return isWordBefore(position, subject) === isWordAt(position, subject);
  }
}

function isWordBefore(position: number, subject: string): boolean {
  return isWordAt(previousPosition(subject, position), subject);
}

function isWordAt(position: number, subject: string): boolean {
  const code = subject.codePointAt(position);
  return position >= 0 && code !== undefined && isWord(code);
}
