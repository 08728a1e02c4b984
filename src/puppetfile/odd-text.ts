import {
  type RubyNode,
  type RubyTree,
  rangeOf,
  type TextRange,
  typeOfNode,
  walkNodes,
} from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { findOddCharacters } from './odd-characters.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

/** An invisible character or a typographic quote that the parser has stumbled over. */
export function explainOddCharacter({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  return findOdd(source, {
    until: source.text.indexOf('\n', error.end) + 1 || source.text.length,
    // What an open quote has swallowed is no text that anybody meant.
    ignored: textRanges(tree, source).filter((range) => isClosed(range, source)),
  });
}

/** The same where Ruby takes the character for a letter, and finds nothing wrong with it. */
export function findSilentCharacter(tree: RubyTree, source: SourceText): SyntaxExplanation | null {
  if (findOddCharacters(source.text).length === 0) return null;
  return findOdd(source, { until: source.text.length, ignored: textRanges(tree, source) });
}

interface Where {
  readonly until: number;
  readonly ignored: readonly TextRange[];
}

function findOdd(source: SourceText, { until, ignored }: Where): SyntaxExplanation | null {
  const data = /^__END__\r?$/m.exec(source.text)?.index ?? source.text.length;
  const odd = findOddCharacters(source.text).find(
    ({ index }) =>
      index <= until &&
      index < data &&
      !ignored.some((one) => one.start <= index && index < one.end),
  );
  if (odd === undefined) return null;
  const { index, length, description, kind } = odd;
  return {
    problem: `it holds ${description}`,
    start: index,
    end: index + length,
    label: kind === 'quote' ? 'not a quote of Ruby' : 'an invisible character',
    hint:
      kind === 'quote'
        ? 'write \' or " instead, as a plain text editor does'
        : 'delete it, and type a plain blank where one belongs',
  };
}

/** Comments, and everything between quotes of whatever kind. */
function textRanges(tree: RubyTree, source: SourceText): readonly TextRange[] {
  const quoted = [...walkNodes(tree.program)].filter(isText);
  return [...tree.comments, ...quoted.map((node) => textRange(node, source))];
}

function isText(node: RubyNode): boolean {
  switch (typeOfNode(node).type) {
    case 'StringNode':
    case 'XStringNode':
    case 'SymbolNode':
    case 'RegularExpressionNode':
      return true;
    default:
      return false;
  }
}

/** The text of a heredoc stands elsewhere than the node itself. */
function textRange(node: RubyNode, source: SourceText): TextRange {
  const ruby = typeOfNode(node);
  const location = ruby.type === 'StringNode' ? ruby.node.contentLoc : node.location;
  return rangeOf(location, source);
}

function isClosed({ start, end }: TextRange, { text }: SourceText): boolean {
  const isComment = text[start] === '#';
  return !text.slice(start, end).includes('\n') && (isComment || end < text.length);
}
