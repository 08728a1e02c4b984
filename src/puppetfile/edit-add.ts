import { type ModuleName, shortName } from '../model/module-name.ts';
import { formatStatement, type NewStatement } from './edit-format.ts';
import type { TextLine } from './edit-lines.ts';
import { mannerOf, type StatementManner } from './edit-manner.ts';
import { linesOf, type StatementLines, standsAlone } from './edit-paragraph.ts';
import type { ModStatement } from './edit-statements.ts';
import type { TextEdit } from './edit-text.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';

/**
 * Puts a statement where it belongs, written as its neighbours are: in its alphabetical place where they
 * are sorted, else behind the last of them. Without neighbours it becomes a paragraph at the end of the
 * file.
 *
 * @param isNeighbour which statements of top level come from the same source
 */
export function addStatement(
  puppetfile: EditablePuppetfile,
  added: NewStatement,
  isNeighbour: (statement: ModStatement) => boolean,
): TextEdit {
  const neighbours = puppetfile.statements.flatMap((statement) => {
    const place = statement.isTopLevel && isNeighbour(statement);
    const lines = place ? linesOf(puppetfile, statement) : null;
    return lines === null ? [] : [{ statement, lines }];
  });
  if (neighbours.length === 0) return appendStatement(puppetfile, added);
  const manner = mannerOf(
    puppetfile,
    neighbours.map(({ statement }) => statement),
  );
  return insertStatement(puppetfile, { added, neighbours, manner });
}

interface Neighbour {
  readonly statement: ModStatement;
  readonly lines: StatementLines;
}

interface Insertion {
  readonly added: NewStatement;
  readonly neighbours: readonly Neighbour[];
  readonly manner: StatementManner;
}

function insertStatement(
  puppetfile: EditablePuppetfile,
  { added, neighbours, manner }: Insertion,
): TextEdit {
  const { lines, source, lineBreak } = puppetfile;
  const before = neighbourBefore(added.name, neighbours);
  const beside = before ?? neighbours[0];
  const top = lines[beside?.lines.top ?? 0];
  const indent = /^[ \t]*/.exec(top?.text ?? '')?.[0] ?? '';
  const text = indent + formatStatement(added, manner, lineBreak);
  const gap = isSpaced(lines, neighbours, beside) ? lineBreak : '';
  if (before === undefined) {
    const start = top?.start ?? 0;
    return { start, end: start, text: text + lineBreak + gap };
  }
  const start = lines[before.lines.last]?.end ?? source.text.length;
  return { start, end: start, text: behind(source.text, start, { text, lineBreak, gap }) };
}

/** Whether blank lines separate the statement from the others, as those from each other. */
function isSpaced(
  lines: readonly TextLine[],
  neighbours: readonly Neighbour[],
  beside: Neighbour | undefined,
): boolean {
  const alone = neighbours.filter((one) => standsAlone(lines, one.lines));
  return alone.length > 1 && beside !== undefined && alone.includes(beside);
}

interface NewLines {
  readonly text: string;
  readonly lineBreak: string;
  /** A line break for a blank line above, or nothing. */
  readonly gap: string;
}

/** What to put behind a line, which may be a last one without a line break. */
function behind(all: string, end: number, { text, lineBreak, gap }: NewLines): string {
  return all[end - 1] === '\n' ? gap + text + lineBreak : lineBreak + gap + text;
}

/** The one to stand behind; undefined for what comes first of all. */
function neighbourBefore(
  name: ModuleName,
  neighbours: readonly Neighbour[],
): Neighbour | undefined {
  const orders = [(one: ModuleName): string => one, shortName];
  const order = orders.find((keyOf) => isSorted(neighbours, keyOf));
  if (order === undefined) return neighbours.at(-1);
  return neighbours.findLast(({ statement }) => order(statement.name) <= order(name));
}

function isSorted(neighbours: readonly Neighbour[], keyOf: (name: ModuleName) => string): boolean {
  const keys = neighbours.map(({ statement }) => keyOf(statement.name));
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key);
}

function appendStatement(puppetfile: EditablePuppetfile, statement: NewStatement): TextEdit {
  const { lines, source, lineBreak } = puppetfile;
  const text = formatStatement(statement, mannerOf(puppetfile), lineBreak);
  const last = lines.findLast(({ kind }) => kind !== 'blank');
  if (last === undefined) return { start: 0, end: 0, text: text + lineBreak };
  const added = { text, lineBreak, gap: lineBreak };
  return { start: last.end, end: last.end, text: behind(source.text, last.end, added) };
}
