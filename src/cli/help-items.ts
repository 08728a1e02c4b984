import { wrapText } from './wrap-text.ts';

/** A line of help: what can be typed, and what it means. */
export type HelpItem = readonly [term: string, meaning: string];

const indent = 2;
const gap = 2;
const deepIndent = 6;
// Less room for the meanings is a column of single words.
const leastRoom = 24;

/** Where items go. */
export interface HelpRoom {
  /** In columns of the terminal. */
  readonly width: number;
  /** That of the longest term. */
  readonly termWidth: number;
}

/** Lays out items in two columns, or, where the width is not enough, each meaning below its term. */
export function formatHelpItems(items: readonly HelpItem[], room: HelpRoom): string {
  return items.map((item) => formatHelpItem(item, room)).join('\n');
}

/** The width of the longest term. */
export function termWidthOf(items: readonly HelpItem[]): number {
  return Math.max(0, ...items.map(([term]) => term.length));
}

function formatHelpItem([term, meaning]: HelpItem, { termWidth, width }: HelpRoom): string {
  const left = ' '.repeat(indent);
  const begin = indent + termWidth + gap;
  if (width - begin >= leastRoom) {
    const lines = wrapText(meaning, width - begin).join(`\n${' '.repeat(begin)}`);
    return `${left}${term.padEnd(termWidth + gap)}${lines}`;
  }
  const below = `\n${' '.repeat(deepIndent)}`;
  return `${left}${term}${below}${wrapText(meaning, width - deepIndent).join(below)}`;
}
