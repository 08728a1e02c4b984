import { Doubt } from './doubt.ts';
import { TransferFault } from './transfer-fault.ts';

/** Counts what makes further attempts hopeless before their number is used up. */
export interface Patience {
  /**
   * Whether there is to be no attempt after one that failed.
   *
   * @param attempt counted from 1
   * @param attemptMs how long it took
   */
  isLost(error: unknown, attempt: number, attemptMs: number): boolean;
}

/**
 * One doubt is forgiven. A server that is silent gets two attempts, and further ones as long as all of
 * them together, the next one included, take no longer than `longestSilenceMs`: its answers may begin
 * in time, only to stop then.
 */
export function createPatience(longestSilenceMs: number): Patience {
  let doubts = 0;
  let silentMs = 0;
  return {
    isLost: (error, attempt, attemptMs) => {
      if (error instanceof Doubt) doubts += 1;
      const isSilence = error instanceof TransferFault && error.isTimeout;
      if (isSilence) silentMs += attemptMs;
      const isTooSilent = isSilence && attempt > 1 && silentMs + attemptMs > longestSilenceMs;
      return doubts > 1 || isTooSilent;
    },
  };
}
