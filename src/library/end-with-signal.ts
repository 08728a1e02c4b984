import type { AbortSignalLike } from './project-options.ts';

/**
 * Runs something that a signal may cut short. What fails after the signal fails with the signal's
 * reason; what is done all the same is done.
 */
export async function endWithSignal<Result>(
  signal: AbortSignalLike | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  if (signal?.aborted) throw signal.reason;
  try {
    return await run();
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
