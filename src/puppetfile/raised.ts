import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { ExceptionValue } from '../ruby/value.ts';
import { dslWords } from './dsl-calls.ts';

/** A Ruby exception that nobody rescued. */
export interface Raised {
  readonly className: string;
  readonly message: string;
  readonly span: SourceSpan;
}

/** The exception's class and words, and where it was raised. */
export function raisedBy({ className, message, place }: ExceptionValue): Raised {
  return { className, message, span: place.source.spanAt(place.location) };
}

/** PUPPETFILE_RAISED, or PUPPETFILE_LIMIT where the calls were nested without end. */
export function explainRaised(
  exception: ExceptionValue,
  methodNames: readonly string[],
): PupfileError {
  const { className, message, span } = raisedBy(exception);
  const isEndless = className === 'SystemStackError';
  const hint = isEndless
    ? 'look for a method that calls itself without end'
    : hintFor(exception, methodNames);
  return new PupfileError(
    isEndless ? 'PUPPETFILE_LIMIT' : 'PUPPETFILE_RAISED',
    `${span.file} ends with ${className}${message === '' ? '' : `: ${message}`}`,
    {
      labels: [{ span, text: exception.missing === undefined ? 'raised here' : 'not defined' }],
      ...(hint === undefined ? {} : { hint }),
      data: { class: className, message },
    },
  );
}

function hintFor(
  { missing, place }: ExceptionValue,
  methodNames: readonly string[],
): string | undefined {
  const { lineText } = place.source.spanAt(place.location);
  if (missing === undefined) return undefined;
  if (/@librarian\.environment\.\w/.test(lineText)) {
    return 'name the environment with `--environment NAME`';
  }
  const meant = nearestWord(missing.name, [...Object.keys(dslWords), ...methodNames]);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  return missing.isBare ? `put it in quotes: '${missing.name}'` : undefined;
}
