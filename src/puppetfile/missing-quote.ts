import { type RubyNode, rangeOf, typeOfNode, walkNodes } from './ruby-parser.ts';
import type { SourceText } from './source-text.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

const hint = 'each text stands between two quotes of the same kind';

/** A text that goes on over the end of its line, up to the quote that should open the next text. */
export function explainOpenQuote({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  const open = [...walkNodes(tree.program)]
    .flatMap((node) => quotedRange(node, source) ?? [])
    .filter(
      ({ start, end }) => start <= error.start && source.text.slice(start, end).includes('\n'),
    )
    .at(-1);
  const start = open?.start ?? (error.type === 'string_literal_eof' ? error.start : undefined);
  return start === undefined
    ? null
    : {
        problem: 'a quote is not closed',
        start,
        end: start + 1,
        label: 'this quote is not closed on its line',
        hint,
      };
}

function quotedRange(node: RubyNode, source: SourceText) {
  const ruby = typeOfNode(node);
  if (ruby.type !== 'StringNode' && ruby.type !== 'InterpolatedStringNode') return null;
  if (ruby.node.openingLoc === null) return null;
  const range = rangeOf(node.location, source);
  return /["']/.test(source.text.charAt(range.start)) ? range : null;
}

/** An odd number of quotes on the line of the error. */
export function explainMissingQuote({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  const lineStart = source.text.lastIndexOf('\n', error.start - 1) + 1;
  const line = source.text.slice(lineStart, endOfCode(source, tree.comments, error.start));
  const quote = ["'", '"'].find((one) => line.split(one).length % 2 === 0);
  if (quote === undefined) return null;
  const start = lineStart + lonelyQuote(line, quote);
  return {
    problem: 'a quote is missing',
    start,
    end: start + 1,
    label: 'this quote has no partner',
    hint,
  };
}

/** A text with a comma has most likely swallowed what stands between two texts. */
function lonelyQuote(line: string, quote: string): number {
  const pieces = line.split(quote);
  const swallower = pieces.findIndex((piece, index) => index % 2 === 1 && piece.includes(','));
  return swallower < 0 ? line.lastIndexOf(quote) : pieces.slice(0, swallower).join(quote).length;
}

function endOfCode(source: SourceText, comments: BrokenText['tree']['comments'], offset: number) {
  const lineEnd = source.text.indexOf('\n', offset);
  const end = lineEnd < 0 ? source.text.length : lineEnd;
  const comment = comments.find(({ start }) => start >= offset && start < end);
  return comment?.start ?? end;
}

/** `:tag => 1.0.0` or `:0.0.5`: two dots make no number. */
export function explainUnquotedVersion({ source, error }: BrokenText): SyntaxExplanation | null {
  const before =
    /[\w.:]*$/.exec(source.text.slice(Math.max(0, error.start - 100), error.start))?.[0] ?? '';
  const start = error.start - before.length;
  const token = /^:?(v?\d+(?:\.\w+)+)/.exec(source.text.slice(start, start + 100));
  return token === null
    ? null
    : {
        problem: 'a version has no quotes',
        start,
        end: start + token[0].length,
        label: 'not a number of Ruby',
        hint: `put it in quotes: '${token[1]}'`,
      };
}
