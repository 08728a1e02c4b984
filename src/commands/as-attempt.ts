import { PupfileError } from '../errors/pupfile-error.ts';

/** Adds to the errors of a try that their places are those of a text that was not written. */
export async function asAttempt<Result>(file: string, attempt: Promise<Result>): Promise<Result> {
  try {
    return await attempt;
  } catch (error) {
    if (!(error instanceof PupfileError) || error.labels.length === 0) throw error;
    const { code, message, labels, notes, hint, cause, data } = error;
    throw new PupfileError(code, message, {
      labels,
      notes: [...notes, `${file} stays as it was; below is what it would have said`],
      ...(hint === undefined ? {} : { hint }),
      cause,
      data,
    });
  }
}
