/** After which answers and how long to wait before a request is sent again. */
export interface RetryPolicy {
  readonly attempts: number;
  /** The wait after the first attempt; it doubles with each further one. */
  readonly firstWaitMs: number;
  /** The longest wait that a server may ask for by `Retry-After`. */
  readonly longestAskedWaitMs: number;
  /** How long a server may waste the attempts after the first two by silence, all in all. */
  readonly longestSilenceMs: number;
}

/** Statuses that say "not now" rather than "no". */
export const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * How long to wait before attempt number `attempt + 1`, in milliseconds; undefined to give up.
 *
 * `random` (0 ≤ random < 1) spreads the waits of many clients. `retryAfter` is the header's value.
 */
export function waitBeforeRetry(
  policy: RetryPolicy,
  {
    attempt,
    random,
    retryAfter,
    nowMs,
  }: {
    readonly attempt: number;
    readonly random: number;
    readonly retryAfter: string | undefined;
    readonly nowMs: number;
  },
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const asked = parseRetryAfter(retryAfter, nowMs);
  if (asked !== undefined) return asked <= policy.longestAskedWaitMs ? asked : undefined;
  return policy.firstWaitMs * 2 ** (attempt - 1) * (0.5 + random);
}

/**
 * How long a `Retry-After` asks to wait, in milliseconds; undefined where it says nothing that can be
 * read. It is a number of seconds or a date (RFC 9110, 10.2.3).
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  // JavaScript takes `-5` and `1.5` for dates, too.
  const date = /^\s*[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
