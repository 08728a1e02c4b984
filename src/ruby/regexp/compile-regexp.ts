import { PupfileError } from '../../errors/pupfile-error.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { RegexpValue } from '../value.ts';
import { parseRegexp } from './parse-regexp.ts';
import { type ParsedRegexp, PatternError } from './pattern.ts';

/** Counts the steps of a search; throws where they are too many. */
export type SpendSteps = (steps: number) => void;

/**
 * Reads a regular expression.
 *
 * @throws PUPPETFILE_UNSUPPORTED for what Ruby knows and pupfile does not, else Ruby's RegexpError
 */
export function compileRegexp(
  { pattern, flags, place }: RegexpValue,
  spend: SpendSteps,
): ParsedRegexp {
  spend(pattern.length);
  try {
    return parseRegexp(pattern, flags);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    if (!error.isUnsupported) {
      throw rubyError('RegexpError', `${error.message}: /${pattern}/`, place);
    }
    throw new PupfileError(
      'PUPPETFILE_UNSUPPORTED',
      `${place.source.file} uses a regular expression with ${error.message}, which pupfile does not evaluate`,
      { labels: [{ span: place.source.spanAt(place.location), text: 'not evaluated' }] },
    );
  }
}
