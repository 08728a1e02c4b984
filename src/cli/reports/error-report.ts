import { errorCodes } from '../../errors/error-codes.ts';
import { PupfileError } from '../../errors/pupfile-error.ts';
import type { FindingsReport } from './finding.ts';

/** Which command failed, and on what. */
export interface FailedCommand {
  readonly command: string;
  /** The Puppetfile's name; what has no other place stands there. */
  readonly file: string;
}

/**
 * The report of a check that ended with an error, so that no service shows the findings of an
 * earlier run, or none, where in truth nothing was checked.
 */
export function reportError(error: unknown, { command, file }: FailedCommand): FindingsReport {
  const failed = { command, lockfileName: `${file}.lock`, isComplete: false };
  if (!(error instanceof PupfileError)) {
    const message = 'pupfile failed in a way that it should not; this is a bug';
    const bug = { title: 'A bug in pupfile', explanation: 'Please report it.' };
    return {
      ...failed,
      findings: [{ rule: 'INTERNAL', message, file }],
      rules: { INTERNAL: bug },
      summary: `Failed: ${message}`,
    };
  }
  const { code, message, labels } = error;
  return {
    ...failed,
    findings:
      labels.length === 0
        ? [{ rule: code, message: describe(error), file }]
        : labels.map(({ span, text }) => ({ rule: code, message: describe(error, text), span })),
    rules: { [code]: errorCodes[code] },
    summary: `Failed: ${message}`,
  };
}

function describe({ message, notes, hint }: PupfileError, label = ''): string {
  const hints = hint === undefined ? [] : [`hint: ${hint}`];
  return [message, label, ...notes, ...hints].filter((line) => line !== '').join('\n');
}
