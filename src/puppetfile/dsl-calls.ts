import type { SourceSpan } from '../errors/source-span.ts';
import type { RubyHash, RubyValue } from '../ruby/ruby-value.ts';

interface WordShape {
  /** How many arguments it takes, without the options. */
  readonly fewest: number;
  readonly most: number;
  /** Whether it may be followed by a block of other words, to which it then applies. */
  readonly takesBlock?: boolean;
}

/** The words of librarian-puppet's and r10k's Puppetfiles. */
export const dslWords = {
  forge: { fewest: 1, most: 1, takesBlock: true },
  mod: { fewest: 1, most: Number.POSITIVE_INFINITY },
  moduledir: { fewest: 1, most: 1 },
  metadata: { fewest: 0, most: 0 },
  modulefile: { fewest: 0, most: 0 },
  exclusion: { fewest: 1, most: 1 },
  source: { fewest: 0, most: 3, takesBlock: true },
  git: { fewest: 1, most: 1, takesBlock: true },
  path: { fewest: 1, most: 1, takesBlock: true },
  github_tarball: { fewest: 1, most: 1, takesBlock: true },
} as const satisfies Readonly<Record<string, WordShape>>;

/** A word of a Puppetfile. */
export type DslWord = keyof typeof dslWords;

/** Whether a method of this name is a word of a Puppetfile. */
export function isDslWord(name: string): name is DslWord {
  return Object.hasOwn(dslWords, name);
}

/** Whether the word may stand before a block of other words. */
export function takesBlock(word: DslWord): boolean {
  return 'takesBlock' in dslWords[word];
}

/** One word of a Puppetfile with its arguments, in the order in which Ruby would call them. */
export interface DslCall {
  readonly word: DslWord;
  /** Without the options. */
  readonly args: readonly RubyValue[];
  /** The hash that stands last. */
  readonly options: RubyHash | null;
  /** What was called in the block, where there is one: `forge URL do … end`. */
  readonly block: readonly DslCall[] | null;
  /** The word itself. */
  readonly span: SourceSpan;
  /** The line of the statement that led here through methods and blocks, where that is another. */
  readonly topLine?: number;
}
