import type { Clock } from '../../src/cli/progress/clock.ts';

/** A clock that only goes on when it is told to. */
export interface FakeClock extends Clock {
  /** Goes on, and waits for all that is due on the way. */
  advance(milliseconds: number): Promise<void>;
  /** How much is still to come. */
  readonly pending: number;
}

interface Alarm {
  atMs: number;
  readonly periodMs: number | undefined;
  readonly run: () => unknown;
}

/** Begins at 0. */
export function createFakeClock(): FakeClock {
  const alarms = new Set<Alarm>();
  let nowMs = 0;
  const set = (delayMs: number, periodMs: number | undefined, run: () => unknown) => {
    const alarm: Alarm = { atMs: nowMs + delayMs, periodMs, run };
    alarms.add(alarm);
    return () => void alarms.delete(alarm);
  };
  const nextUntil = (endMs: number) =>
    [...alarms].filter(({ atMs }) => atMs <= endMs).sort((one, other) => one.atMs - other.atMs)[0];
  return {
    now: () => nowMs,
    after: (delayMs, run) => set(delayMs, undefined, run),
    every: (periodMs, run) => set(periodMs, periodMs, run),
    advance: async (milliseconds) => {
      const endMs = nowMs + milliseconds;
      for (let due = nextUntil(endMs); due !== undefined; due = nextUntil(endMs)) {
        nowMs = due.atMs;
        if (due.periodMs === undefined) alarms.delete(due);
        else due.atMs += due.periodMs;
        await due.run();
      }
      nowMs = endMs;
    },
    get pending() {
      return alarms.size;
    },
  };
}
