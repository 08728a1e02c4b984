import { PupfileError } from '../errors/pupfile-error.ts';
import type { RubySyntaxError, RubyTree, TextRange } from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import {
  explainConflictMarker,
  explainG10kSetting,
  explainSlashComment,
  explainTemplate,
} from './foreign-text.ts';
import {
  explainExtraComma,
  explainMissingComma,
  explainTrailingComma,
  findSilentComma,
  findSwallowedWord,
} from './missing-comma.ts';
import {
  explainMissingQuote,
  explainOpenQuote,
  explainUnquotedAddress,
  explainUnquotedVersion,
} from './missing-quote.ts';
import { explainOddCharacter, findSilentCharacter } from './odd-text.ts';
import {
  explainMisplacedColon,
  explainMissingArrow,
  explainWordColon,
  findSilentOption,
} from './option-signs.ts';

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
 * pattern match or a joined string, and an invisible character a part of a name.
 *
 * @throws PUPPETFILE_SYNTAX for the first mistake only: those after it are its consequences
 */
export function checkSyntax(tree: RubyTree, source: SourceText): void {
  const [error] = tree.errors;
  const explanation =
    error === undefined
      ? findSilentMistake(tree, source)
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
  explainG10kSetting,
  explainOddCharacter,
  explainUnquotedAddress,
  explainOpenQuote,
  explainMissingQuote,
  explainUnquotedVersion,
  explainSlashComment,
  explainExtraComma,
  explainTrailingComma,
  explainMissingArrow,
  explainMisplacedColon,
  explainMissingComma,
  explainWordColon,
];

// Mistakes that Ruby does not mind, but that no Puppetfile means.
const finders: readonly ((tree: RubyTree, source: SourceText) => SyntaxExplanation | null)[] = [
  findSilentComma,
  findSwallowedWord,
  findSilentOption,
  findSilentCharacter,
  (tree, source) => explainTemplate({ tree, source }),
  (tree, source) => explainG10kSetting({ tree, source }),
];

function findSilentMistake(tree: RubyTree, source: SourceText): SyntaxExplanation | null {
  for (const find of finders) {
    const explanation = find(tree, source);
    if (explanation !== null) return explanation;
  }
  return null;
}

function explainSyntaxError(broken: BrokenText): SyntaxExplanation {
  for (const explain of explainers) {
    const explanation = explain(broken);
    if (explanation !== null) return explanation;
  }
  const { message, start, end } = broken.error;
  return { problem: message, start, end, label: message };
}
