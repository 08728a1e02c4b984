import type { Directive } from '../model/module-declaration.ts';
import { type RubyTree, typeOfNode, walkNodes } from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';

/** What the comments say of the statement that begins at a line. */
export type DirectiveLookup = (line: number) => readonly Directive[];

interface DirectiveComment {
  readonly line: number;
  /** Whether nothing else stands on its line. */
  readonly isAlone: boolean;
  readonly action: 'disable' | 'enable' | 'override';
  readonly directive: Directive;
}

/**
 * Reads the comments that speak to the resolver, as puppetfile-resolver has them:
 *
 *     mod 'a-b', '1.0.0' # resolver:disable Dependency/Puppet        this module
 *     # resolver:disable Dependency/All,Validation/LatestVersion     all from here on …
 *     # resolver:enable Dependency/All                               … to here
 *     mod 'c-d', '1.0.0' # pupfile:override                          this module, or the next line
 */
export function readDirectives(tree: RubyTree, source: SourceText): DirectiveLookup {
  const comments = tree.comments.flatMap(({ start, end }) => {
    const { line, column, lineText } = source.spanBetween(start, end);
    const isAlone = lineText.slice(0, column - 1).trim() === '';
    return readComment(source.text.slice(start, end)).map((one) => ({ ...one, line, isAlone }));
  });
  if (comments.length === 0) return () => [];
  const lastLines = lastLinesOfCalls(tree, source);
  const ranges = readRanges(comments);
  const atLine = readLines(comments);
  return (line) => {
    const lines = linesBetween(line, lastLines.get(line) ?? line);
    const begun = ranges.filter(({ from, to }) => from < line && line < to);
    const found = [...lines.flatMap((one) => atLine.get(one) ?? []), ...begun];
    return [...new Set(found.map(({ directive }) => directive))];
  };
}

interface DirectiveRange {
  readonly directive: Directive;
  readonly from: number;
  readonly to: number;
}

/** From a comment that disables and stands alone to the next one that enables. */
function readRanges(comments: readonly DirectiveComment[]): readonly DirectiveRange[] {
  const alone = comments.filter(({ isAlone, action }) => isAlone && action !== 'override');
  const ranges = new Map<Directive, DirectiveRange[]>();
  for (const { action, directive, line } of alone) {
    const earlier = ranges.get(directive) ?? [];
    const last = earlier.at(-1);
    const isOpen = last !== undefined && last.to > line;
    if (action === 'disable' && !isOpen) {
      earlier.push({ directive, from: line, to: Number.MAX_VALUE });
    }
    if (action === 'enable' && isOpen) earlier.splice(-1, 1, { ...last, to: line });
    ranges.set(directive, earlier);
  }
  return [...ranges.values()].flat();
}

/** What counts for a line alone: behind its code, or an override above it. */
function readLines(
  comments: readonly DirectiveComment[],
): ReadonlyMap<number, readonly DirectiveComment[]> {
  const atLine = new Map<number, DirectiveComment[]>();
  for (const comment of comments) {
    const { action, isAlone } = comment;
    if (action === 'enable' || (isAlone && action === 'disable')) continue;
    const line = comment.line + (isAlone ? 1 : 0);
    atLine.set(line, [...(atLine.get(line) ?? []), comment]);
  }
  return atLine;
}

function linesBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function readComment(text: string): readonly Pick<DirectiveComment, 'action' | 'directive'>[] {
  if (/# ?pupfile:override(?:\s|$)/.test(text)) {
    return [{ action: 'override', directive: 'override' }];
  }
  const [, action, flags = ''] =
    /# resolver:(disable|enable) ([A-Za-z/,]+)(?:\s|$)/.exec(text) ?? [];
  if (action !== 'disable' && action !== 'enable') return [];
  return flags
    .split(',')
    .flatMap((flag) => readFlag(flag) ?? [])
    .map((directive) => ({ action, directive }));
}

function readFlag(flag: string): Directive | null {
  switch (flag.toLowerCase()) {
    case 'dependency/puppet':
      return 'ignore-puppet';
    case 'dependency/all':
      return 'ignore-dependencies';
    case 'validation/latestversion':
      return 'ignore-latest';
    default:
      return null;
  }
}

function lastLinesOfCalls(tree: RubyTree, source: SourceText): ReadonlyMap<number, number> {
  const lastLines = new Map<number, number>();
  for (const node of walkNodes(tree.program)) {
    const ruby = typeOfNode(node);
    if (ruby.type !== 'CallNode' || ruby.node.receiver !== null || ruby.node.block !== null)
      continue;
    const { startOffset, length } = ruby.node.location;
    const first = source.spanAt({ startOffset, length: 0 }).line;
    const last = source.spanAt({ startOffset: startOffset + length, length: 0 }).line;
    lastLines.set(first, Math.max(last, lastLines.get(first) ?? 0));
  }
  return lastLines;
}
