import type { ModuleName } from '../model/module-name.ts';
import type { StatementManner } from './edit-manner.ts';
import { quoteRequirement, quoteText } from './edit-quote.ts';

/** A `mod` statement that is to be written. */
export interface NewStatement {
  readonly name: ModuleName;
  /** The author's spelling; author and name are separated as the others of the file are. */
  readonly spelledName: string;
  readonly requirements: readonly string[];
  /** Such as `git` and `ref`, in the order in which they are written. */
  readonly options: readonly (readonly [name: string, value: string])[];
}

/** A `mod` statement in the manner of others; without a line break at its end. */
export function formatStatement(
  { spelledName, requirements, options }: NewStatement,
  manner: StatementManner,
  lineBreak: string,
): string {
  const { quote, separator, hasArrows, optionIndent, requirementColumn } = manner;
  const name = separator === undefined ? spelledName : spelledName.replace(/[-/]/, separator);
  const start = `mod ${quoteText(name, quote)}`;
  const versions = requirements.map((one) => quoteRequirement(one, quote));
  const isAligned = requirementColumn !== undefined && versions.length > 0;
  const head = isAligned ? `${start},`.padEnd(requirementColumn - 1) : `${start},`;
  const words = options.map(([key, value]) => {
    const text = quoteText(value, quote);
    return hasArrows ? `:${key} => ${text}` : `${key}: ${text}`;
  });
  if (versions.length + words.length === 0) return start;
  const gap = optionIndent === undefined ? ' ' : lineBreak + optionIndent;
  const parts = [versions.join(', '), words.join(`,${gap}`)].filter(Boolean);
  const isBelow = versions.length === 0 && optionIndent !== undefined;
  return head + (isBelow ? gap : ' ') + parts.join(`,${gap}`);
}
