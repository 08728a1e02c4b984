import type { TextRange } from '../ruby/ruby-parser.ts';

/** One line of a text. */
export interface TextLine extends TextRange {
  /** Without its line break; `end` is behind that. */
  readonly text: string;
  readonly kind: 'blank' | 'comment' | 'code';
}

/**
 * The lines of a Puppetfile; the last one has no line break. Whatever stands behind `__END__`, Ruby does
 * not read, and it is left out.
 *
 * @param comments where the comments are, so that a `#` in a text is not taken for one
 */
export function splitLines(text: string, comments: readonly TextRange[]): readonly TextLine[] {
  const begun = new Set(comments.map(({ start }) => start));
  const lines: TextLine[] = [];
  for (const { 0: whole, index } of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const line = whole.replace(/\r?\n$/, '');
    if (line === '__END__') break;
    const indent = line.length - line.trimStart().length;
    const written = begun.has(index + indent) ? 'comment' : 'code';
    const kind = line.trim() === '' ? 'blank' : written;
    lines.push({ start: index, end: index + whole.length, text: line, kind });
  }
  return lines;
}

/** The number of the line that an offset stands in, from 0. */
export function lineAt(lines: readonly TextLine[], offset: number): number {
  const index = lines.findIndex(({ end }) => offset < end);
  return index === -1 ? Math.max(0, lines.length - 1) : index;
}
