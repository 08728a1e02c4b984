import type { Damages, RejectLine } from './lockfile-damage.ts';

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

// The largest real lock has 20 KB.
const longestText = 2 * 1024 * 1024;

/**
 * The lines of a lock that say something, whatever their line ends.
 *
 * Ends the reading where there are none or too many, or where a merge left both of its sides: what they say
 * together means nothing.
 */
export function readLines(text: string, { reject, attempt }: Damages): readonly LockfileLine[] {
  if (text.length > longestText) {
    reject({ text: '', number: 1 }, `the file is larger than ${longestText >> 20} MiB`);
  }
  const lines = text
    .replace(/^\u{feff}/u, '')
    .split('\n')
    .map((line, index) => ({ text: line.trimEnd(), number: index + 1 }))
    .filter((line) => line.text !== '');
  if (lines.length === 0) reject({ text: '', number: 1 }, 'the file is empty');
  // To look at the whole text takes less time than to look at every line of it.
  if (text.includes('\0')) rejectBinary(lines, reject);
  if (/^[<=>|]{7}/m.test(text)) rejectConflicts(lines, reject, attempt);
  if (!text.includes('\t')) return lines;
  return lines.filter(
    (line) =>
      !/^ *\t/.test(line.text) ||
      attempt(() => reject(line, 'indented with a tab, where a lock has blanks')),
  );
}

function rejectBinary(lines: readonly LockfileLine[], reject: RejectLine): void {
  const binary = lines.find((line) => line.text.includes('\0'));
  if (binary !== undefined) reject(binary, 'a NUL byte: this is no text file');
}

/** Tells every conflict of a merge, and ends the reading if there is one. */
function rejectConflicts(
  lines: readonly LockfileLine[],
  reject: RejectLine,
  attempt: Damages['attempt'],
): void {
  const conflicts = findConflicts(lines);
  for (const [index, { first, last }] of conflicts.entries()) {
    const until = last === first ? '' : `, which ends in line ${last.number}`;
    const tell = () =>
      reject(first, `the conflict marker of a merge${until}`, { rule: 'conflict-marker' });
    // The last one is told for good.
    if (index === conflicts.length - 1) tell();
    else attempt(tell);
  }
}

interface Conflict {
  readonly first: LockfileLine;
  last: LockfileLine;
}

function findConflicts(lines: readonly LockfileLine[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const line of lines) {
    const [marker] = /^(?:<{7}|={7}|>{7}|\|{7})(?= |$)/.exec(line.text) ?? [];
    const open = conflicts.at(-1);
    if (marker === undefined) continue;
    if (marker === '<<<<<<<' || open === undefined || open.last.text.startsWith('>')) {
      conflicts.push({ first: line, last: line });
    } else open.last = line;
  }
  return conflicts;
}

/** Divides lines at their headings; what stands before the first of them is damage. */
export function divideLines(
  lines: readonly LockfileLine[],
  heading: RegExp,
  { reject, attempt }: Damages,
): readonly LockfileBlock[] {
  const blocks: { heading: LockfileLine; lines: LockfileLine[] }[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (heading.test(line.text)) blocks.push({ heading: line, lines: [] });
    else if (block !== undefined) block.lines.push(line);
    else attempt(() => reject(line, 'there is no heading above this line'));
  }
  return blocks;
}
