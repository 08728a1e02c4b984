import { hasAuthor, hyphenate } from '../model/module-name.ts';
import type { ModStatement } from './edit-statements.ts';
import { isPin, type RequirementManner } from './edit-version.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';

/** How the `mod` statements of a Puppetfile are written. */
export interface StatementManner {
  readonly quote: "'" | '"';
  /** Between author and name; undefined where nobody shows it. */
  readonly separator: '/' | '-' | undefined;
  readonly requirement: RequirementManner;
  /** `:git => 'URL'` and not `git: 'URL'`. */
  readonly hasArrows: boolean;
  /** What options of a line of their own begin with; undefined where they stand behind the name. */
  readonly optionIndent: string | undefined;
  /** Where the requirements stand one below the other: how far from the beginning of the statement. */
  readonly requirementColumn: number | undefined;
}

/** Does as most of the statements do. */
export function mannerOf(
  puppetfile: EditablePuppetfile,
  statements: readonly ModStatement[] = puppetfile.statements,
): StatementManner {
  const options = statements.flatMap((statement) => statement.options);
  const texts = statements.map(({ nameText }) => nameText);
  const authored = texts.filter(({ text }) => hasAuthor(hyphenate(text)));
  const slashed = authored.filter(({ text }) => text.includes('/'));
  const asked = statements.filter(({ requirements = [] }) => requirements.length > 0);
  const pinned = asked.filter(({ requirements = [] }) => isPin(requirements[0]?.text ?? ''));
  return {
    quote: isMost(texts.filter(({ sign }) => sign === '"').length, texts.length) ? '"' : "'",
    separator:
      authored.length === 0 ? undefined : isMost(slashed.length, authored.length) ? '/' : '-',
    requirement: isMost(pinned.length, asked.length) ? 'pin' : 'range',
    hasArrows: isMost(options.filter(({ hasArrow }) => hasArrow).length, options.length),
    optionIndent: optionIndentOf(puppetfile, statements),
    requirementColumn: requirementColumnOf(statements),
  };
}

function isMost(count: number, all: number): boolean {
  return 2 * count > all;
}

/** Of the last one, where most have the options on lines of their own. */
function optionIndentOf(
  { source }: EditablePuppetfile,
  statements: readonly ModStatement[],
): string | undefined {
  const gaps = statements.flatMap(({ nameText, options: [option] }) =>
    option === undefined ? [] : [source.text.slice(nameText.end, option.start)],
  );
  const indents = gaps.flatMap((gap) => /^,[ \t]*\r?\n([ \t]*)$/.exec(gap)?.[1] ?? []);
  return isMost(indents.length, gaps.length) ? indents.at(-1) : undefined;
}

/** Where names of different lengths are followed by requirements in one column. */
function requirementColumnOf(statements: readonly ModStatement[]): number | undefined {
  const pairs = statements.flatMap(({ start, nameText, requirements: [first] = [] }) =>
    first === undefined ? [] : [{ name: nameText.end - start, column: first.start - start }],
  );
  const [first] = pairs;
  const isEven = pairs.every(({ column }) => column === first?.column);
  const differ = pairs.some(({ name }) => name !== first?.name);
  return isEven && differ ? first?.column : undefined;
}
