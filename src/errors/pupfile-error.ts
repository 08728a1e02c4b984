import { type ErrorCode, errorCodes } from './error-codes.ts';
import type { SourceSpan } from './source-span.ts';

/** One place that takes part in an error, and the words that stand beside its caret. */
export interface ErrorLabel {
  readonly span: SourceSpan;
  readonly text: string;
}

/** What an error has to say beyond its one-sentence message. */
export interface ErrorDetails {
  readonly labels?: readonly ErrorLabel[];
  /** Facts, one a line, told between the message and the places. */
  readonly notes?: readonly string[];
  /** What the user can do about it; only where there is something. */
  readonly hint?: string;
  /** The failure below this one. */
  readonly cause?: unknown;
  /** The same facts for programs; `--json` prints them as they are. */
  readonly data?: unknown;
}

/**
 * Every failure that a user can cause or meet. Anything else that is thrown is a bug in pupfile.
 *
 * The message is one sentence in the user's words, without a full stop and without a stack.
 */
export class PupfileError extends Error {
  readonly code: ErrorCode;
  readonly labels: readonly ErrorLabel[];
  readonly notes: readonly string[];
  readonly hint: string | undefined;
  readonly data: unknown;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'PupfileError';
    this.code = code;
    this.labels = details.labels ?? [];
    this.notes = details.notes ?? [];
    this.hint = details.hint;
    this.data = details.data;
  }

  /** The status that the process ends with when nothing catches this error. */
  get exitCode(): number {
    return errorCodes[this.code].exitCode;
  }
}
