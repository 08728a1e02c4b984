// As in diff -u.
const contextLines = 3;

// More is told as one piece: whoever changes that much reads the file itself.
const mostComparisons = 4_000_000;

/** One piece of a text that changes, with the lines around it. */
export interface DiffHunk {
  /** The numbers of the first line, from 1. */
  readonly oldStart: number;
  readonly newStart: number;
  /** Each with ` `, `-` or `+` in front, and without its line break. */
  readonly lines: readonly string[];
}

/** What differs between two texts, in the manner of `diff -u`; kinds of line breaks count for nothing. */
export function diffLines(before: string, after: string): readonly DiffHunk[] {
  const old = linesOf(before);
  let growth = 0;
  return groupNear(findChanges(old, linesOf(after))).map((group) => {
    const start = Math.max(0, (group[0]?.from ?? 0) - contextLines);
    const hunk = { oldStart: start + 1, newStart: start + 1 + growth };
    growth += group.reduce((sum, { from, to, added }) => sum + added.length - (to - from), 0);
    return { ...hunk, lines: drawGroup(group, old, start) };
  });
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Lines from `from` to before `to`, from 0, that make way for others. */
interface ChangedLines {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

function findChanges(old: readonly string[], now: readonly string[]): readonly ChangedLines[] {
  const head = countSame(old, now);
  const tail = countSame(old.slice(head).toReversed(), now.slice(head).toReversed());
  const [left, right] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  if (left.length + right.length === 0) return [];
  if (left.length * right.length > mostComparisons) {
    return [{ from: head, to: head + left.length, added: right }];
  }
  return changesBetween(left, right, head);
}

function countSame(old: readonly string[], now: readonly string[]): number {
  const differing = old.findIndex((line, index) => line !== now[index]);
  return differing === -1 ? old.length : differing;
}

/** What stands between the lines that both have. */
function changesBetween(
  left: readonly string[],
  right: readonly string[],
  offset: number,
): readonly ChangedLines[] {
  const pairs = [...commonLines(left, right), { row: left.length, column: right.length }];
  return pairs.flatMap(({ row, column }, index) => {
    const { row: before, column: last } = pairs[index - 1] ?? { row: -1, column: -1 };
    const added = right.slice(last + 1, column);
    const isChange = row > before + 1 || added.length > 0;
    return isChange ? [{ from: offset + before + 1, to: offset + row, added }] : [];
  });
}

interface CommonLine {
  readonly row: number;
  readonly column: number;
}

/** The longest list of lines that both have in this order. */
function commonLines(left: readonly string[], right: readonly string[]): readonly CommonLine[] {
  const lengths = commonLengths(left, right);
  const lengthAt = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  const pairs: CommonLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) {
      pairs.push({ row, column });
      row += 1;
      column += 1;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** How many lines the texts have in common from each line on. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly Uint32Array[] {
  let below = new Uint32Array(right.length + 1);
  const rows = left.toReversed().map((line) => {
    below = lengthsAbove(below, line, right);
    return below;
  });
  return rows.toReversed();
}

function lengthsAbove(
  below: Uint32Array,
  line: string,
  right: readonly string[],
): Uint32Array<ArrayBuffer> {
  const own = new Uint32Array(right.length + 1);
  for (let column = right.length - 1; column >= 0; column -= 1) {
    own[column] =
      right[column] === line
        ? 1 + (below[column + 1] ?? 0)
        : Math.max(below[column] ?? 0, own[column + 1] ?? 0);
  }
  return own;
}

/** Changes whose context would touch are told together. */
function groupNear(changes: readonly ChangedLines[]): readonly (readonly ChangedLines[])[] {
  const groups: ChangedLines[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const near = group?.at(-1);
    if (near !== undefined && change.from - near.to <= 2 * contextLines) group?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function drawGroup(
  group: readonly ChangedLines[],
  lines: readonly string[],
  start: number,
): readonly string[] {
  let at = start;
  const drawn = group.flatMap(({ from, to, added }) => {
    const before = marked(' ', lines.slice(at, from));
    at = to;
    return [...before, ...marked('-', lines.slice(from, to)), ...marked('+', added)];
  });
  return [...drawn, ...marked(' ', lines.slice(at, at + contextLines))];
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => mark + line);
}
