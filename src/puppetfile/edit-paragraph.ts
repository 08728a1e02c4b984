import { lineAt, type TextLine } from './edit-lines.ts';
import type { ModStatement } from './edit-statements.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';

/** The lines of a statement, by their numbers from 0. */
export interface StatementLines {
  readonly first: number;
  readonly last: number;
  /** The first line of the comments above that are about this statement alone, else `first`. */
  readonly top: number;
}

/**
 * Where a statement stands; null where it shares a line with other code.
 *
 * Comments directly above it are its own where no other statement follows it directly, which they would be
 * about as well; but not those that the file begins with, those that hold for more than the next line,
 * and code that was commented out.
 */
export function linesOf(
  { lines, source }: EditablePuppetfile,
  statement: ModStatement,
): StatementLines | null {
  const first = lineAt(lines, statement.start);
  const last = lineAt(lines, statement.end - 1);
  const before = source.text.slice(lines[first]?.start, statement.start);
  const behind = source.text.slice(statement.end, lines[last]?.end);
  if (before.trim() !== '' || !/^[ \t]*(?:#.*)?\r?\n?$/.test(behind)) return null;
  return { first, last, top: first - countOwnComments(lines, first, last) };
}

const override = /#\s?pupfile:override(?:\s|$)/;
const others = /^\s*#.*(?:resolver:(?:dis|en)able|coding|frozen_string_literal|\bmod\b\s*\(?['":])/;

function countOwnComments(lines: readonly TextLine[], first: number, last: number): number {
  const above = lines.slice(0, first);
  const count = above.length - 1 - above.findLastIndex(({ kind }) => kind !== 'comment');
  const comments = lines.slice(first - count, first);
  // Whatever else is true of it, it speaks of the next line only.
  const least = override.test(comments.at(-1)?.text ?? '') ? 1 : 0;
  const next = lines[last + 1];
  const isShared = next?.kind === 'code' && !/^\s*(?:end|\})/.test(next.text);
  const isOfFile = count === first;
  const isOfOthers = comments.some(({ text }) => others.test(text));
  return isShared || isOfFile || isOfOthers ? least : count;
}

/** Whether nothing stands directly above or below the statement and its comments. */
export function standsAlone(lines: readonly TextLine[], { top, last }: StatementLines): boolean {
  return isGap(lines[top - 1]) && isGap(lines[last + 1]);
}

/** A blank line, or the end of the file on either side. */
export function isGap(line: TextLine | undefined): boolean {
  return line === undefined || line.kind === 'blank';
}
