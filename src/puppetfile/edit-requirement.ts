import { lineAt } from './edit-lines.ts';
import { quoteRequirement } from './edit-quote.ts';
import type { ModStatement, WrittenText } from './edit-statements.ts';
import type { TextEdit } from './edit-text.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';

/**
 * Gives a statement other requirements: in their quotes, where there are as many as before. A comment
 * behind it stays in its column, where several blanks separate it. Null where the statement's
 * requirements are not written in it as texts.
 */
export function changeRequirements(
  puppetfile: EditablePuppetfile,
  statement: ModStatement,
  requirements: readonly string[],
): readonly TextEdit[] | null {
  const edits = editsOf(statement, requirements);
  if (edits === null) return null;
  const growth = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  return [...edits, ...moveComment(puppetfile, statement, growth)];
}

function editsOf(
  { requirements: written, options, nameText }: ModStatement,
  requirements: readonly string[],
): readonly TextEdit[] | null {
  const option = options.find(({ name }) => name === 'version');
  if (written === undefined || (option !== undefined && option.value === undefined)) return null;
  const values = [...written, ...(option?.value === undefined ? [] : [option.value])];
  const sign = nameText.sign === '"' ? '"' : "'";
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) {
    const added = requirements.map((one) => `, ${quoteRequirement(one, sign)}`).join('');
    return [{ start: nameText.end, end: nameText.end, text: added }];
  }
  const quoteLike = (one: string, value: WrittenText) =>
    quoteRequirement(one, value.sign === ':' ? sign : value.sign);
  if (values.length === requirements.length) {
    return values.map((value, index) => {
      const { start, end } = value;
      return { start, end, text: quoteLike(requirements[index] ?? '', value) };
    });
  }
  if (option !== undefined) return null;
  const text = requirements.map((one) => quoteLike(one, first)).join(', ');
  return [{ start: first.start, end: last.end, text }];
}

function moveComment(
  { lines, comments, source }: EditablePuppetfile,
  { start, end }: ModStatement,
  growth: number,
): readonly TextEdit[] {
  const line = lineAt(lines, end - 1);
  if (lineAt(lines, start) !== line) return [];
  const comment = comments.find((one) => one.start >= end && lineAt(lines, one.start) === line);
  const gap = comment === undefined ? '' : source.text.slice(end, comment.start);
  if (!/^ {2,}$/.test(gap)) return [];
  const text = ' '.repeat(Math.max(1, gap.length - growth));
  return [{ start: end, end: end + gap.length, text }];
}
