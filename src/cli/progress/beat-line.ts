import { describeProgress } from './describe-progress.ts';
import type { Tally } from './tally.ts';

/** A line of a log that says that a long run lives, how far it has come, and what it waits for. */
export function beatLine(tally: Tally, nowMs: number): string {
  const { head, waits } = describeProgress(tally, nowMs);
  return [head.join(', '), ...waits].join('; ');
}
