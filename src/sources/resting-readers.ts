import type { MirrorReader } from './mirror-reader.ts';

/** Each reader is a process: of those that rest only some are kept, the youngest. */
export class RestingReaders {
  readonly #most: number;
  #readers: readonly MirrorReader[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(reader: MirrorReader): void {
    let excess = this.#readers.length + 1 - this.#most;
    const kept = this.#readers.filter((one) => {
      if (one === reader) return false;
      if (excess <= 0 || !one.rest()) return true;
      excess -= 1;
      return false;
    });
    this.#readers = [...kept, reader];
  }
}
