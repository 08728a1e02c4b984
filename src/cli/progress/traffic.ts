import type { Transfer } from '../../commands/progress.ts';

/** What comes over the network at one moment. */
export interface TrafficView {
  /** All that has arrived so far. */
  readonly bytes: number;
  /** Over the last seconds; 0 at first. */
  readonly bytesPerSecond: number;
  readonly underWay: readonly TransferView[];
}

export interface TransferView {
  readonly transfer: Transfer;
  /** For how long nothing has arrived. */
  readonly silentMs: number;
}

interface Followed {
  readonly transfer: Transfer;
  seenBytes: number;
  changedMs: number;
}

// Long enough not to jump about, short enough to see that it has become slow.
const windowMs = 3000;

/** Follows what comes over the network; nothing is done while nobody looks. */
export class Traffic {
  #followed: Followed[] = [];
  #finishedBytes = 0;
  #samples: { readonly atMs: number; readonly bytes: number }[] = [];

  /** From now on it is part of what is seen. */
  add(transfer: Transfer, nowMs: number): void {
    this.#dropFinished();
    if (this.#samples.length === 0) this.#samples.push({ atMs: nowMs, bytes: 0 });
    this.#followed.push({ transfer, seenBytes: 0, changedMs: nowMs });
  }

  look(nowMs: number): TrafficView {
    this.#dropFinished();
    for (const one of this.#followed) {
      if (one.seenBytes !== one.transfer.arrivedBytes) one.changedMs = nowMs;
      one.seenBytes = one.transfer.arrivedBytes;
    }
    const bytes = this.#followed.reduce((sum, one) => sum + one.seenBytes, this.#finishedBytes);
    return {
      bytes,
      bytesPerSecond: this.#speed(nowMs, bytes),
      underWay: this.#followed.map(({ transfer, changedMs }) => ({
        transfer,
        silentMs: nowMs - changedMs,
      })),
    };
  }

  #dropFinished(): void {
    const going = this.#followed.filter(({ transfer }) => !transfer.isOver);
    if (going.length === this.#followed.length) return;
    for (const { transfer } of this.#followed) {
      if (transfer.isOver) this.#finishedBytes += transfer.arrivedBytes;
    }
    this.#followed = going;
  }

  #speed(nowMs: number, bytes: number): number {
    // What has arrived can become less, where an attempt failed.
    const recent = this.#samples.filter(({ atMs }) => nowMs - atMs <= windowMs);
    const samples = recent.length > 0 ? recent : this.#samples.slice(-1);
    this.#samples = [...samples, { atMs: nowMs, bytes }];
    const first = samples[0];
    if (first === undefined || nowMs <= first.atMs) return 0;
    return Math.max(0, ((bytes - first.bytes) * 1000) / (nowMs - first.atMs));
  }
}
