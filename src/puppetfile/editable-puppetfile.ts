import { parseRuby, type TextRange } from '../ruby/ruby-parser.ts';
import { createSourceText, type SourceText } from '../ruby/source-text.ts';
import { splitLines, type TextLine } from './edit-lines.ts';
import { findStatements, type ModStatement } from './edit-statements.ts';
import { applyEdits, type TextEdit } from './edit-text.ts';
import { checkSyntax } from './syntax-errors.ts';

/** The text of a Puppetfile, and where in it what can be edited stands. */
export interface EditablePuppetfile {
  /** Without the byte order mark that the text may begin with. */
  readonly source: SourceText;
  readonly lines: readonly TextLine[];
  readonly comments: readonly TextRange[];
  readonly statements: readonly ModStatement[];
  /** That of most lines. */
  readonly lineBreak: '\n' | '\r\n';
  /** The whole text with edits made, which count without the byte order mark. */
  textWith(edits: readonly TextEdit[]): string;
}

/**
 * Reads the text of a Puppetfile for editing it.
 *
 * @param prism the compiled `prism.wasm` of the package @ruby/prism
 * @throws PUPPETFILE_SYNTAX, or PUPPETFILE_UNSUPPORTED where it nests too deeply
 */
export function readEditable(
  { text, file }: { readonly text: string; readonly file: string },
  prism: WebAssembly.Module,
): EditablePuppetfile {
  const source = createSourceText(file, text);
  const tree = parseRuby(prism, source);
  checkSyntax(tree, source);
  const lines = splitLines(source.text, tree.comments);
  const mark = text.slice(0, text.length - source.text.length);
  const breaks = source.text.match(/\r?\n/g) ?? [];
  const windows = breaks.filter((one) => one === '\r\n').length;
  return {
    source,
    lines,
    comments: tree.comments,
    statements: findStatements(tree, source),
    lineBreak: 2 * windows > breaks.length ? '\r\n' : '\n',
    textWith: (edits) => mark + applyEdits(source.text, edits),
  };
}
