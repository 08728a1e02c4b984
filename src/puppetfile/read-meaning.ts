import type { PupfileError } from '../errors/pupfile-error.ts';
import type { DslCall } from './dsl-calls.ts';
import { throwGathered } from './gather-errors.ts';
import { type InterpretationContext, interpretCalls } from './interpret-calls.ts';
import type { Puppetfile, PuppetfileWarning } from './puppetfile.ts';
import { sortWarnings } from './word-warnings.ts';

/** What a Puppetfile may refer to beyond itself. */
export type PuppetfileReferences = Omit<InterpretationContext, 'file' | 'directivesAt'>;

/** The words of a Puppetfile, and what came up while they were read. */
export interface ReadWords extends Pick<InterpretationContext, 'directivesAt'> {
  readonly calls: readonly DslCall[];
  readonly errors: readonly PupfileError[];
  readonly warnings: readonly PuppetfileWarning[];
}

/**
 * Gives a Puppetfile's words their meaning.
 *
 * @throws PUPPETFILE_UNSUPPORTED, PUPPETFILE_INVALID, METADATA_INVALID or SOURCE_UNSUPPORTED with a
 *   label for every problem of the file
 */
export function readMeaning(
  { calls, errors: unread, warnings, directivesAt }: ReadWords,
  { file, metadata, forgeUrl, controlBranch }: PuppetfileReferences & { readonly file: string },
): Puppetfile {
  const errors = [...unread];
  const context = { file, metadata, forgeUrl, controlBranch, directivesAt };
  const puppetfile = interpretCalls(calls, context, errors);
  throwGathered(file, errors);
  return { ...puppetfile, warnings: sortWarnings([...warnings, ...puppetfile.warnings], file) };
}
