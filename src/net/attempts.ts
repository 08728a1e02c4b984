import { setTimeout as delay } from 'node:timers/promises';
import { describeUrl, type FailedRequest, keptFailing, unreachable } from './describe-failure.ts';
import { passingStatuses, type RetryPolicy, waitBeforeRetry } from './retry.ts';
import type { Answer } from './sender.ts';
import { TransferFault } from './transfer-fault.ts';

/** Something that is tried again. */
export interface Attempts {
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal;
  /** Told before each wait, for the user to see why nothing happens. */
  readonly onRetry: ((notice: RetryNotice) => void) | undefined;
  /** The request that the last attempt failed with. */
  readonly failed: () => FailedRequest | undefined;
}

export interface RetryNotice {
  readonly url: string;
  readonly reason: string;
  readonly waitMs: number;
}

/** An answer that says "not now"; never leaves this room. */
export class NotNow extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`status ${answer.status}`);
    this.name = 'NotNow';
    this.answer = answer;
  }
}

/** Hands on what an answer says, unless that is "not now". Throws NotNow. */
export function expectAnswer(answer: Answer): Answer {
  if (passingStatuses.has(answer.status)) throw new NotNow(answer);
  return answer;
}

/** Tries until it succeeds, or until there is nothing to hope for. Throws as `waitOrThrow` does. */
export async function tryAgain<Result>(
  attempts: Attempts,
  run: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    attempts.signal.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      await waitOrThrow(attempts, attempt, error);
    }
  }
}

/**
 * Waits before the attempt after this one. Where it would bring the same, throws what the user is told:
 * that a server cannot be reached, or refuses; an error that is no fault of a request as it is.
 */
export async function waitOrThrow(
  { policy, signal, onRetry, failed }: Attempts,
  attempt: number,
  error: unknown,
): Promise<void> {
  const last = failed();
  const isFault = error instanceof TransferFault || error instanceof NotNow;
  if (!isFault || last === undefined) throw error;
  const waitMs = isPassing(error)
    ? waitBeforeRetry(policy, {
        attempt,
        random: Math.random(),
        retryAfter: error instanceof NotNow ? error.answer.headers['retry-after'] : undefined,
        nowMs: Date.now(),
      })
    : undefined;
  if (waitMs === undefined) throw failureOf(last, error, policy);
  onRetry?.({ url: describeUrl(last.url), reason: reasonOf(error), waitMs });
  // The next attempt tells of a signal that ended the wait.
  await delay(waitMs, undefined, { signal }).catch(() => {});
}

function isPassing(error: TransferFault | NotNow): boolean {
  return error instanceof NotNow || error.isPassing;
}

function reasonOf(error: TransferFault | NotNow): string {
  if (error instanceof NotNow) return error.message;
  const { message, proxy, isOfProxy } = error;
  return proxy !== undefined && isOfProxy ? `the proxy ${proxy.shown}: ${message}` : message;
}

function failureOf(failed: FailedRequest, error: TransferFault | NotNow, policy: RetryPolicy) {
  return error instanceof NotNow
    ? keptFailing(failed, error.answer, policy)
    : unreachable(failed, error);
}
