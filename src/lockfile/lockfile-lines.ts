import { PupfileError } from '../errors/pupfile-error.ts';

/** A line of a lock that is not blank, without its trailing blanks. */
export interface LockfileLine {
  readonly text: string;
  /** 1 is the first line of the file. */
  readonly number: number;
}

/** A heading and the lines that are indented below it. */
export interface LockfileBlock {
  readonly heading: LockfileLine;
  readonly lines: readonly LockfileLine[];
}

/** Ends the reading of a lock at a line; `text` says what is wrong there. */
export type RejectLine = (line: LockfileLine, text: string, hint?: string) => never;

/** What ends the reading of the lock of that name: LOCKFILE_INVALID with the line's span. */
export function rejectLinesOf(file: string): RejectLine {
  return ({ text, number }, label, hint) => {
    const indent = text.length - text.trimStart().length;
    const length = text.length - indent;
    const span = { file, line: number, column: indent + 1, length, lineText: text };
    throw new PupfileError(
      'LOCKFILE_INVALID',
      `\`${file}\` cannot be read from line ${number} on`,
      {
        labels: [{ span, text: label }],
        ...(hint !== undefined && { hint }),
      },
    );
  };
}

/**
 * The lines of a lock that say something.
 *
 * Throws LOCKFILE_INVALID where there are none, or where a merge or an editor has spoilt them.
 */
export function readLines(text: string, reject: RejectLine): readonly LockfileLine[] {
  const lines = text
    .split('\n')
    .map((line, index) => ({ text: line.trimEnd(), number: index + 1 }))
    .filter((line) => line.text !== '');
  if (lines.length === 0) reject({ text: '', number: 1 }, 'the file is empty');
  for (const line of lines) {
    if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line.text)) {
      const hint = 'Take one side of the merge, then bring it up to date with `pupfile lock`';
      reject(line, 'the conflict marker of a merge', hint);
    }
    if (/^ *\t/.test(line.text)) reject(line, 'indented with a tab, where a lock has blanks');
  }
  return lines;
}

/** Divides lines at their headings; throws LOCKFILE_INVALID where the first is none. */
export function divideLines(
  lines: readonly LockfileLine[],
  heading: RegExp,
  reject: RejectLine,
): readonly LockfileBlock[] {
  const blocks: { heading: LockfileLine; lines: LockfileLine[] }[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (heading.test(line.text)) blocks.push({ heading: line, lines: [] });
    else if (block === undefined) reject(line, 'there is no heading above this line');
    else block.lines.push(line);
  }
  return blocks;
}
