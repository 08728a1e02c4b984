import { type RubyNode, rangeOf, typeOfNode, walkNodes } from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

const hint = 'each text stands between two quotes of the same kind';

/** A text that goes on over the end of its line, up to the quote that should open the next text. */
export function explainOpenQuote({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  const open = [...walkNodes(tree.program)]
    .flatMap((node) => quotedRange(node, source) ?? [])
    .filter(({ start, end }) => start <= error.start && isOpen(source.text.slice(start, end)))
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

/** It goes on over the end of its line, or to the end of the file. */
function isOpen(quoted: string): boolean {
  return quoted.includes('\n') || quoted.length === 1 || quoted.at(-1) !== quoted[0];
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

/** `:tag => 1.0.0` or `:0.0.5`: two dots make no number; `>= 1.0` compares nothing. */
export function explainUnquotedVersion({ source, error }: BrokenText): SyntaxExplanation | null {
  const before = source.text.slice(Math.max(0, error.start - 100), error.start);
  const begun = /[\w.:]*$/.exec(before)?.[0] ?? '';
  const text = source.text.slice(error.start - begun.length, error.start + 100);
  const token =
    /^:?(?<version>v?\d+(?:\.\w+)+)/d.exec(text) ??
    /^(?:,\s*)?(?<version>(?:~>|[<>]=?)[ \t]*v?\d[\w.]*)/d.exec(text);
  const [from, to] = token?.indices?.groups?.['version'] ?? [];
  if (token === null || from === undefined || to === undefined) return null;
  const start = error.start - begun.length;
  return {
    problem: 'a version has no quotes',
    start: start + (text.startsWith(':') ? 0 : from),
    end: start + to,
    label: 'not a number of Ruby',
    hint: `put it in quotes: '${text.slice(from, to)}'`,
  };
}

// Of a longer line, only the beginning is looked at.
const longestLine = 1000;

/** `git: https://…` or `git@…`, of which Ruby makes all kinds of things. */
export function explainUnquotedAddress({
  source,
  tree,
  error,
}: BrokenText): SyntaxExplanation | null {
  const lineStart = source.text.lastIndexOf('\n', error.start - 1) + 1;
  const end = Math.min(endOfCode(source, tree.comments, lineStart), lineStart + longestLine);
  const line = source.text.slice(lineStart, end);
  const address = /(?<=^[ \t]*forge[ \t]+|=>\s*|\w:\s+|,\s*)(?:[a-z+]+:\/\/|git@)[^\s,'"]+/.exec(
    line,
  );
  if (address === null) return null;
  const start = lineStart + address.index;
  return {
    problem: 'an address has no quotes',
    start,
    end: start + address[0].length,
    label: 'not a text of Ruby',
    hint: `put it in quotes: '${address[0]}'`,
  };
}
