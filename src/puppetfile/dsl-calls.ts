import type { SourceSpan } from '../errors/source-span.ts';
import type { RubyHash, RubyValue } from './ruby-value.ts';

/** The words of a Puppetfile that pupfile acts on, and how many arguments each takes. */
export const dslWords = {
  forge: { fewest: 1, most: 1 },
  mod: { fewest: 1, most: Number.POSITIVE_INFINITY },
  moduledir: { fewest: 1, most: 1 },
  metadata: { fewest: 0, most: 0 },
  modulefile: { fewest: 0, most: 0 },
  exclusion: { fewest: 1, most: 1 },
} as const;

/** A word of a Puppetfile. */
export type DslWord = keyof typeof dslWords;

/** Whether a method of this name is a word of a Puppetfile. */
export function isDslWord(name: string): name is DslWord {
  return Object.hasOwn(dslWords, name);
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
}
