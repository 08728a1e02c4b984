import { parseRequirement } from '../model/parse-range.ts';
import {
  type RubyNode,
  type RubyTree,
  rangeOf,
  type TextRange,
  typeOfNode,
  walkNodes,
} from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { isDslWord } from './dsl-calls.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

/** The next option or argument follows without a comma. */
export function explainMissingComma(broken: BrokenText): SyntaxExplanation | null {
  const { source, tree, error } = broken;
  const start = optionStart(source.text, error.start);
  if (start === null) return null;
  return missingCommaBefore(start, source, tree.comments) ?? explainMissingCommaOfPattern(broken);
}

/** The options begin a statement of their own, which Ruby could read as a pattern match until here. */
function explainMissingCommaOfPattern({ source, tree, error }: BrokenText) {
  const pattern = [...walkNodes(tree.program)]
    .flatMap((node) => patternStart(node, source) ?? [])
    .findLast((start) => start < error.start);
  return pattern === undefined ? null : missingCommaBefore(pattern, source, tree.comments);
}

/** Where the option begins that Prism stumbled over, at its colon or behind its arrow. */
function optionStart(text: string, stumbled: number): number | null {
  const before = text.slice(Math.max(0, stumbled - 200), stumbled);
  const begun = /(?::\w+\s*=>\s*|:\w+\s*|(?<![\w:'"])[a-z_]\w*)$/.exec(before)?.[0];
  const after = text.slice(stumbled, stumbled + 100);
  if (begun?.startsWith(':')) return stumbled - begun.length;
  if (/^(?::\w+\s*(?:=>|,)|[a-z_]\w*:\s)/.test(after)) return stumbled;
  return begun !== undefined && /^:\s/.test(after) ? stumbled - begun.length : null;
}

/** A comma at the end of a line makes the next `mod` an argument. */
export function explainTrailingComma({
  source,
  tree,
  error,
}: BrokenText): SyntaxExplanation | null {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', error.start - 1) + 1;
  const isCall = /^[ \t]*[a-z_]\w*[ \t]*["']/.test(text.slice(lineStart, lineStart + 200));
  const comma =
    error.type === 'expect_argument' && text[error.start] === ','
      ? error.start
      : codeEnd(text, lineStart, tree.comments) - 1;
  if (text[comma] !== ',' || !(isCall || comma === error.start)) return null;
  return trailingComma(comma);
}

function trailingComma(comma: number): SyntaxExplanation {
  return {
    problem: 'a comma has nothing after it',
    start: comma,
    end: comma + 1,
    label: 'this comma makes the next line an argument',
    hint: 'delete the comma, or add what is missing after it',
  };
}

/** `mod 'a-b',, '1.0'` and `mod, 'a-b'`. */
export function explainExtraComma({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  const lineStart = source.text.lastIndexOf('\n', error.start - 1) + 1;
  const line = source.text.slice(lineStart, lineStart + 1000).split('\n', 1)[0] ?? '';
  const extra = /^[ \t]*(?:mod|forge|moduledir|exclusion)[ \t]*(?=,)|,[ \t]*(?=,)/.exec(line);
  if (extra === null) return null;
  const start = lineStart + extra.index + extra[0].length;
  if (tree.comments.some((comment) => comment.start < start && start < comment.end)) return null;
  return {
    problem: 'a comma is too much',
    start,
    end: start + 1,
    label: 'nothing stands between this comma and what is before it',
    hint: 'delete the comma',
  };
}

/** A comma at the end of a line that makes a word without arguments, such as `metadata`, one. */
export function findSwallowedWord(tree: RubyTree, source: SourceText): SyntaxExplanation | null {
  for (const node of walkNodes(tree.program)) {
    const ruby = typeOfNode(node);
    if (ruby.type !== 'CallNode' || ruby.node.name !== 'mod') continue;
    const words = (ruby.node.arguments_?.arguments_ ?? []).filter(isWord);
    const [comma] = words.flatMap((word) => commaBefore(word, { tree, source }) ?? []);
    if (comma !== undefined) return trailingComma(comma);
  }
  return null;
}

function isWord(node: RubyNode): boolean {
  const ruby = typeOfNode(node);
  return ruby.type === 'CallNode' && ruby.node.receiver === null && isDslWord(ruby.node.name);
}

/** The comma at the end of an earlier line that leads to a node. */
function commaBefore(
  node: RubyNode,
  { tree, source }: { readonly tree: RubyTree; readonly source: SourceText },
): number | null {
  const { start } = rangeOf(node.location, source);
  const comma = codeEnd(source.text, start, tree.comments) - 1;
  const isEarlier = source.text.slice(comma, start).includes('\n');
  return isEarlier && source.text[comma] === ',' ? comma : null;
}

/**
 * A missing comma that Ruby does not mind: `mod 'a-b' '1.0'` joins its strings, and an option on a
 * line of its own is a pattern match.
 */
export function findSilentComma(tree: RubyTree, source: SourceText): SyntaxExplanation | null {
  for (const node of walkNodes(tree.program)) {
    const start = patternStart(node, source) ?? joinedVersionStart(node, source);
    if (start === null) continue;
    const explanation = missingCommaBefore(start, source, tree.comments);
    if (explanation !== null) return explanation;
  }
  return null;
}

function patternStart(node: RubyNode, source: SourceText): number | null {
  const ruby = typeOfNode(node);
  if (ruby.type !== 'MatchRequiredNode') return null;
  return typeOfNode(ruby.node.value).type === 'SymbolNode'
    ? rangeOf(node.location, source).start
    : null;
}

function joinedVersionStart(node: RubyNode, source: SourceText): number | null {
  const ruby = typeOfNode(node);
  if (ruby.type !== 'CallNode' || ruby.node.name !== 'mod') return null;
  const parts = (ruby.node.arguments_?.arguments_ ?? []).flatMap(laterParts);
  const version = parts.find(isVersion);
  return version === undefined ? null : rangeOf(version.location, source).start;
}

/** All but the first of strings that stand side by side. */
function laterParts(argument: RubyNode): RubyNode[] {
  const ruby = typeOfNode(argument);
  const isJoined = ruby.type === 'InterpolatedStringNode' && ruby.node.openingLoc === null;
  return isJoined ? ruby.node.parts.slice(1) : [];
}

function isVersion(part: RubyNode): boolean {
  const ruby = typeOfNode(part);
  return ruby.type === 'StringNode' && parseRequirement(ruby.node.unescaped.value) !== null;
}

function missingCommaBefore(
  start: number,
  source: SourceText,
  comments: readonly TextRange[],
): SyntaxExplanation | null {
  const end = codeEnd(source.text, start, comments);
  if (!/['")\]}\w:]/.test(source.text.charAt(end - 1))) return null;
  const isColon = source.text[end - 1] === ':';
  return {
    problem: 'a comma is missing',
    start: end - 1,
    end,
    label: isColon ? 'a comma belongs here, not a colon' : 'a comma belongs behind this',
  };
}

/** Where the code before an offset ends: blanks, comments and a `\\` before a line break left out. */
function codeEnd(text: string, offset: number, comments: readonly TextRange[]): number {
  let end = offset;
  while (/[\s\\]/.test(text.charAt(end - 1))) end -= 1;
  const comment = comments.find((one) => one.start < end && end <= one.end);
  return comment === undefined ? end : codeEnd(text, comment.start, comments);
}
