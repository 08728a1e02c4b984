import type { TextRange } from '../ruby/ruby-parser.ts';

/** A piece of a text, in UTF-16 code units, and what is to stand there instead. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** The text with all of the edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = 0;
  const pieces: string[] = [];
  for (const edit of inOrder(edits)) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return pieces.join('') + text.slice(done);
}

/** From the first to the last; several at one place stay in the order in which they were given. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
}
