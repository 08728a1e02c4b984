// Timers are late by about that, and a line that waited for them would never be full.
const savedMs = 4;

/** A line of a certain bandwidth that carries one byte after the other, whoever sends it. */
export class Link {
  readonly #bytesPerMs: number;
  #freeAtMs = Number.NEGATIVE_INFINITY;

  constructor(megabitsPerSecond: number) {
    this.#bytesPerMs = (megabitsPerSecond * 1e6) / 8 / 1000;
  }

  /**
   * Puts bytes on the line at a time in ms and returns the time in ms at which the last of them
   * arrives. What was not sent in the last 4 ms may be caught up on.
   */
  send(bytes: number, nowMs: number): number {
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs - savedMs) + bytes / this.#bytesPerMs;
    return this.#freeAtMs;
  }
}
