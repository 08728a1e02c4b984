import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';

/** The error of that code that something fails with; fails itself where it does not. */
export async function rejection(work: Promise<unknown>, code: ErrorCode): Promise<PupfileError> {
  const reason = await work.then(
    () => new Error(`nothing was thrown, ${code} was expected`),
    (error: unknown) => error,
  );
  return expectCode(reason, code);
}

/** The same for what throws at once. */
export function thrown(work: () => unknown, code: ErrorCode): PupfileError {
  try {
    work();
  } catch (error) {
    return expectCode(error, code);
  }
  throw new Error(`nothing was thrown, ${code} was expected`);
}

function expectCode(error: unknown, code: ErrorCode): PupfileError {
  if (!(error instanceof PupfileError)) throw error;
  assert.equal(error.code, code, error.message);
  return error;
}
