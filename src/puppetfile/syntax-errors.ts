import { PupfileError } from '../errors/pupfile-error.ts';
import {
  explainMissingArrow,
  explainMissingComma,
  explainTrailingComma,
  findSilentComma,
} from './missing-comma.ts';
import { explainMissingQuote, explainOpenQuote, explainUnquotedVersion } from './missing-quote.ts';
import type { RubySyntaxError, RubyTree, TextRange } from './ruby-parser.ts';
import type { SourceText } from './source-text.ts';

/** What the author of broken Ruby most likely got wrong, and where. */
export interface SyntaxExplanation extends TextRange {
  /** Completes the sentence "the Puppetfile is not valid Ruby: …". */
  readonly problem: string;
  /** What stands beside the caret. */
  readonly label: string;
  readonly hint?: string;
}

/** A broken text, as far as Prism got with it. */
export interface BrokenText {
  readonly source: SourceText;
  readonly tree: RubyTree;
  /** The first of the tree's errors. */
  readonly error: RubySyntaxError;
}

/**
 * Refuses a text that is not Ruby, or that is Ruby only by accident: a missing comma can make a
 * pattern match or a joined string.
 *
 * @throws PUPPETFILE_SYNTAX for the first mistake only: those after it are its consequences
 */
export function checkSyntax(tree: RubyTree, source: SourceText): void {
  const [error] = tree.errors;
  const explanation =
    error === undefined
      ? findSilentComma(tree, source)
      : explainSyntaxError({ source, tree, error });
  if (explanation === null) return;
  const { problem, start, end, label, hint } = explanation;
  throw new PupfileError('PUPPETFILE_SYNTAX', `${source.file} is not valid Ruby: ${problem}`, {
    labels: [{ span: source.spanBetween(start, end), text: label }],
    ...(hint === undefined ? {} : { hint }),
  });
}

// From what is certain to what is likely; the first that recognises its mistake wins.
const explainers: readonly ((broken: BrokenText) => SyntaxExplanation | null)[] = [
  explainConflictMarker,
  explainTemplate,
  explainOpenQuote,
  explainMissingQuote,
  explainUnquotedVersion,
  explainTrailingComma,
  explainMissingArrow,
  explainMissingComma,
];

function explainSyntaxError(broken: BrokenText): SyntaxExplanation {
  for (const explain of explainers) {
    const explanation = explain(broken);
    if (explanation !== null) return explanation;
  }
  const { message, start, end } = broken.error;
  return { problem: message, start, end, label: message };
}

function explainConflictMarker({ source }: BrokenText): SyntaxExplanation | null {
  const marker = /^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)/m.exec(source.text);
  return marker === null
    ? null
    : {
        problem: 'it holds the conflict markers of a merge',
        start: marker.index,
        end: marker.index + marker[0].length,
        label: 'a merge was not finished here',
        hint: 'keep one side, and delete the lines with <<<<<<<, ======= and >>>>>>>',
      };
}

function explainTemplate({ source }: BrokenText): SyntaxExplanation | null {
  const tag = /^[ \t]*<%/m.exec(source.text);
  return tag === null
    ? null
    : {
        problem: 'it is an ERB template',
        start: tag.index + tag[0].length - 2,
        end: tag.index + tag[0].length,
        label: 'a template tag',
        hint: 'render the template, and give pupfile what comes out',
      };
}
