/** Where a text nests deeper than the parser can follow. */
export interface DeepNesting {
  /** In UTF-16 code units, of the bracket or keyword that is one too many. */
  readonly start: number;
  readonly end: number;
}

/** How many brackets and blocks may be open at once; Puppetfiles of this world have under ten. */
export const deepestNesting = 50;

const commentsAndStrings = /#[^\n{][^\n]*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/gs;
const bracket = /[([{]/g;
const opener = /[([{]|\b(?:if|unless|while|until|case|begin|for|class|module|def|do)\b/g;
// A keyword opens a block where a statement or a value begins; elsewhere it is a modifier.
const beforeStatement =
  /(?:^|[;=([{,|]|\b(?:if|unless|while|until|case|begin|for|do|then|else|not|and|or))[ \t]*$/;
const closer = /[)\]}]|\bend\b/g;

/**
 * Finds the place where more than `deepestNesting` brackets and blocks are open.
 *
 * Prism's WebAssembly has a stack of 64 KiB with its own data behind it: nesting of a few hundred
 * levels overwrites that data, and the parser answers nonsense or never. So this must be asked
 * first. Brackets are counted twice, also with those in comments and strings, so that an odd quote
 * cannot blind it.
 */
export function findDeepNesting(text: string): DeepNesting | null {
  const blanked = text.replace(commentsAndStrings, (match) =>
    (match.startsWith('#') ? ' ' : 'x').repeat(match.length),
  );
  return findDeep(blanked, opener) ?? findDeep(text, bracket);
}

function findDeep(text: string, opening: RegExp): DeepNesting | null {
  const steps = [
    ...Array.from(text.matchAll(opening), (match) => ({ match, step: opens(text, match) })),
    ...Array.from(text.matchAll(closer), (match) => ({ match, step: -1 })),
  ].sort((left, right) => left.match.index - right.match.index);
  let depth = 0;
  for (const { match, step } of steps) {
    depth = Math.max(0, depth + step);
    if (depth > deepestNesting) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** 0 for a modifier, such as in `mod 'a' if b`: it needs no `end`. */
function opens(text: string, { 0: word, index }: RegExpMatchArray & { readonly index: number }) {
  if (word === 'do' || word.match(bracket)) return 1;
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  return beforeStatement.test(text.slice(Math.max(lineStart, index - 100), index)) ? 1 : 0;
}
