import { codeBlocks, codeSpans, type MarkdownDocument } from './documents.ts';

/** The words of one run of pupfile that a document shows, without `pupfile` itself. */
export interface DocumentedRun {
  readonly document: string;
  /** As it stands there, to be found again. */
  readonly text: string;
  readonly words: readonly string[];
  /** In a sentence, where the name may stand for what is given to it: `pupfile why`. */
  readonly isMention: boolean;
}

// Where a shell, a Dockerfile, a recipe for CI or a message of pupfile has a command.
const position =
  /(?:^|^- |[`(|;·]|\["|&& |(?:run|entry|script): |\bsh '|\bRUN(?: --\S+)* )\s*(?:[A-Z_]+=\S* )*$/;

/** Every run of pupfile in the blocks and in the backticks of a document. */
export function findDocumentedRuns({ path, text }: MarkdownDocument): readonly DocumentedRun[] {
  const lines = codeBlocks(text).flatMap((block) => block.lines.map((line) => line.trim()));
  const inBlocks = lines.flatMap((line) => runsIn(line.replace(/^\$ /, '')));
  const inSpans = codeSpans(text).filter((span) => span.startsWith('pupfile '));
  const describe = (isMention: boolean) => (run: string) => ({
    document: path,
    text: run,
    words: readShellWords(run).slice(1),
    isMention,
  });
  return [...inBlocks.map(describe(false)), ...inSpans.flatMap(alternatives).map(describe(true))];
}

function runsIn(line: string): readonly string[] {
  const starts = [...line.matchAll(/pupfile (?=[a-z_-])/g)].map(({ index }) => index);
  return starts
    .filter((start) => position.test(line.slice(0, start)))
    .map((start) => unquoted(line.slice(start), line[start - 1]));
}

/** What stands in quotes of a recipe ends with them. */
function unquoted(text: string, quote: string | undefined): string {
  if (quote !== "'" && quote !== '"') return text;
  return text.split(quote, 1).join();
}

/** `pupfile cache dir\|clean` in a table stands for both. */
function alternatives(span: string): readonly string[] {
  const words = span.split(' ');
  const index = words.findIndex((word) => /^[a-z]+(?:\\?\|[a-z]+)+$/.test(word));
  if (index < 0) return [span];
  const choices = words[index]?.split(/\\?\|/) ?? [];
  return choices.map((choice) => words.with(index, choice).join(' '));
}

/**
 * The words of a command line up to where the shell, or a remark behind two blanks, begins something else.
 * Brackets and dots around a placeholder are left out: `[DIR]` is `DIR`, `MODULE..` is `MODULE`.
 */
export function readShellWords(line: string): readonly string[] {
  const [command = ''] = line.split(/ {2}| #| \\$| \d?[>|] ?| && | \|\| |[;)`]/);
  const words = command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word
      .replace(
        /'([^']*)'|"([^"]*)"/g,
        (_, single?: string, double?: string) => single ?? double ?? '',
      )
      .replace(/^\[|\]$|(?:\.{2,3}|…)\]?$/g, ''),
  );
}
