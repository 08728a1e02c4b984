import { isGap, linesOf } from './edit-paragraph.ts';
import type { ModStatement } from './edit-statements.ts';
import type { TextEdit } from './edit-text.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';

/**
 * Takes a statement out, with the comment behind it and those above that are its own; of the blank lines
 * around a paragraph that is gone, one stays. Null where it shares a line with other code.
 */
export function removeStatement(
  puppetfile: EditablePuppetfile,
  statement: ModStatement,
): TextEdit | null {
  const { lines, source } = puppetfile;
  const place = linesOf(puppetfile, statement);
  if (place === null) return null;
  const { top, last } = place;
  const wasAlone = isGap(lines[top - 1]) && isGap(lines[last + 1]);
  const from = wasAlone && top > 0 ? top - 1 : top;
  const to = wasAlone && top === 0 && lines[last + 1] !== undefined ? last + 1 : last;
  const start = lines[from]?.start ?? 0;
  const end = lines[to]?.end ?? source.text.length;
  // The line break of the line before is one too many, where the last line has none.
  const hasBreak = source.text[end - 1] === '\n';
  const broken = /\r?\n$/.exec(source.text.slice(0, start))?.[0].length ?? 0;
  return { start: hasBreak ? start : start - broken, end, text: '' };
}
