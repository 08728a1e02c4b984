/** Ends what a clock was asked for. */
export type StopClock = () => void;

/** Time as it goes on. What is asked for keeps no process alive. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  after(delayMs: number, run: () => unknown): StopClock;
  every(periodMs: number, run: () => unknown): StopClock;
}

/** The machine's own. */
export const systemClock: Clock = {
  // Not `performance`, which takes milliseconds to load.
  now: () => process.uptime() * 1000,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
  every: (periodMs, run) => {
    const timer = setInterval(run, periodMs).unref();
    return () => clearInterval(timer);
  },
};
