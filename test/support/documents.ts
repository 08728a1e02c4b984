import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** One Markdown file of this repository. */
export interface MarkdownDocument {
  /** From the top of the repository: `docs/size.md`. */
  readonly path: string;
  readonly text: string;
}

/** Lines that Markdown shows as they stand, without what they are indented by. */
export interface CodeBlock {
  readonly lines: readonly string[];
}

/** The README and everything below docs, in the order of their names. */
export function readDocuments(): readonly MarkdownDocument[] {
  const names = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith('.md')).map((name) => join('docs', name));
  return ['README.md', ...paths.sort()].map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
}

/** The fenced and the indented blocks of a document; a blank line does not end an indented one. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const pattern = /^```[^\n]*\n(.*?)^```$|^(?:(?: {4}|\t)[^\n]*\n?)(?:\n*(?: {4}|\t)[^\n]*\n?)*/gms;
  return [...text.matchAll(pattern)].map(([indented, fenced]) => {
    const lines = (fenced ?? indented).trimEnd().split('\n');
    return {
      lines: fenced === undefined ? lines.map((line) => line.replace(/^ {4}|^\t/, '')) : lines,
    };
  });
}

/** A document without its blocks. */
export function withoutBlocks(text: string): string {
  return text.replace(/^```.*?^```$/gms, '').replace(/^(?: {4}|\t).*$/gm, '');
}

/** What stands in backticks outside of blocks; a line break within counts as a blank. */
export function codeSpans(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, span = '']) =>
    span.replace(/\s*\n\s*/g, ' '),
  );
}
