import type { ErrorCode } from '../errors/error-codes.ts';
import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';

/** Runs a part of the reading; where it fails, keeps the error for later and gives null. */
export function attempt<Result>(errors: PupfileError[], read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    errors.push(error);
    return null;
  }
}

/** PUPPETFILE_INVALID at one place. */
export function invalid(message: string, span: SourceSpan, text: string, hint?: string) {
  const labels = [{ span, text }];
  return new PupfileError('PUPPETFILE_INVALID', message, {
    labels,
    ...(hint === undefined ? {} : { hint }),
  });
}

// What is wrong with the language comes before what is wrong with the meaning.
const codesByWeight: readonly ErrorCode[] = [
  'PUPPETFILE_LIMIT',
  'PUPPETFILE_UNSUPPORTED',
  'PUPPETFILE_RAISED',
  'PUPPETFILE_INVALID',
  'METADATA_INVALID',
  'SOURCE_UNSUPPORTED',
];

/**
 * Throws what `attempt` kept, if anything: a single error as it is, several as one whose labels
 * hold them all, in the order of the text.
 */
export function throwGathered(file: string, errors: readonly PupfileError[]): void {
  const [only] = errors;
  if (only === undefined) return;
  if (errors.length === 1) throw only;
  const code = codesByWeight.find((weighty) => errors.some((error) => error.code === weighty));
  const shared = sharedHints(errors);
  const labels = errors
    .flatMap((error) => summarize(error, shared))
    .sort(({ span: left }, { span: right }) => comparePlaces(left, right, file));
  throw new PupfileError(code ?? only.code, `${file} has ${errors.length} problems`, {
    labels,
    ...(shared.size === 0 ? {} : { hint: [...shared].join('\n') }),
  });
}

/** What helps against several of the errors is told once, below them. */
function sharedHints(errors: readonly PupfileError[]): ReadonlySet<string> {
  const hints = errors.flatMap(({ hint }) => hint ?? []);
  return new Set(hints.filter((hint, index) => hints.indexOf(hint) < index));
}

function summarize(error: PupfileError, shared: ReadonlySet<string>): readonly ErrorLabel[] {
  const { message, hint, labels } = error;
  const text = hint === undefined || shared.has(hint) ? message : `${message}; ${hint}`;
  // The first place is where it is wrong, the others are what it has to do with.
  return labels.map((label, index) => (index === 0 ? { ...label, text } : label));
}

/** The file itself comes before what it refers to. */
function comparePlaces(left: SourceSpan, right: SourceSpan, file: string): number {
  if (left.file !== right.file) return Number(left.file !== file) - Number(right.file !== file);
  return left.line - right.line || left.column - right.column;
}
