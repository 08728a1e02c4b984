import { createSourceText } from '../ruby/source-text.ts';
import type { Puppetfile } from './puppetfile.ts';
import { type PuppetfileReferences, readMeaning } from './read-meaning.ts';
import { readPlainCalls } from './read-plain-calls.ts';

/** A Puppetfile's text, and what it may refer to. */
export interface PlainPuppetfileOptions extends PuppetfileReferences {
  readonly text: string;
  /** The file's name as messages show it. */
  readonly file: string;
}

/**
 * Reads a Puppetfile that is nothing but words, as most are, without a parser of Ruby; null where it
 * takes `readPuppetfile`, which reads the same in it, and throws the same.
 */
export function readPlainPuppetfile(options: PlainPuppetfileOptions): Puppetfile | null {
  const calls = readPlainCalls(createSourceText(options.file, options.text));
  return calls === null ? null : readMeaning({ calls, errors: [], warnings: [] }, options);
}
