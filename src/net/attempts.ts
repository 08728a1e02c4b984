import { setTimeout as delay } from 'node:timers/promises';
import { runningMs } from '../files/running-ms.ts';
import { describeUrl, type FailedRequest, keptFailing, unreachable } from './describe-failure.ts';
import { Doubt } from './doubt.ts';
import { createPatience } from './patience.ts';
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
  /** When the first attempt was made, by `runningMs`, where that was before. */
  readonly startMs?: number | undefined;
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

/**
 * Tries until it succeeds, or until there is nothing to hope for. A doubt gets one more attempt. Throws
 * as `waitOrThrow` does.
 */
export async function tryAgain<Result>(
  attempts: Attempts,
  run: () => Promise<Result>,
): Promise<Result> {
  const patience = createPatience(attempts.policy.longestSilenceMs);
  for (let attempt = 1; ; attempt += 1) {
    attempts.signal.throwIfAborted();
    const nowMs = runningMs();
    const startMs = attempt === 1 ? (attempts.startMs ?? nowMs) : nowMs;
    try {
      return await run();
    } catch (error) {
      const isLost = patience.isLost(error, attempt, runningMs() - startMs);
      await waitOrThrow(attempts, isLost ? lastAttempt : attempt, error);
    }
  }
}

const lastAttempt = Number.POSITIVE_INFINITY;

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
  if (!isFault(error) || last === undefined) throw error;
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

type Fault = TransferFault | NotNow | Doubt;

function isFault(error: unknown): error is Fault {
  return error instanceof TransferFault || error instanceof NotNow || error instanceof Doubt;
}

function isPassing(error: Fault): boolean {
  return !(error instanceof TransferFault) || error.isPassing;
}

function reasonOf(error: Fault): string {
  if (!(error instanceof TransferFault)) return error.message;
  const { message, proxy, isOfProxy } = error;
  return proxy !== undefined && isOfProxy ? `the proxy ${proxy.shown}: ${message}` : message;
}

function failureOf(failed: FailedRequest, error: Fault, policy: RetryPolicy): Error {
  if (error instanceof Doubt) return error.failure;
  return error instanceof NotNow
    ? keptFailing(failed, error.answer, policy)
    : unreachable(failed, error);
}
