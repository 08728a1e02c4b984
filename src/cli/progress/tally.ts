import type { ProgressEvent } from '../../commands/progress.ts';
import { Traffic } from './traffic.ts';

/** What a run is about at a moment. */
export type Phase =
  | { readonly kind: 'starting' | 'fetching' }
  | { readonly kind: 'resolving'; readonly declarations: number }
  | { readonly kind: 'busy'; readonly directory: string; readonly holder: string }
  | { readonly kind: 'laying-out'; readonly modules: number };

/** A request that failed and will be sent again. */
export interface Retry {
  readonly url: string;
  readonly reason: string;
  readonly untilMs: number;
}

/** How far a run has come: what it has told, added up. */
export class Tally {
  readonly startMs: number;
  readonly traffic = new Traffic();
  phase: Phase = { kind: 'starting' };
  /** Modules whose releases somebody asked for, and those of them that are known. */
  asked = 0;
  known = 0;
  /** Archives that are wanted, and those of them that are there. */
  modules = 0;
  fetched = 0;
  #retries: readonly Retry[] = [];

  constructor(startMs: number) {
    this.startMs = startMs;
  }

  /** Those that still wait, the one that waits longest first. */
  retries(nowMs: number): readonly Retry[] {
    this.#retries = this.#retries.filter(({ untilMs }) => untilMs > nowMs);
    return this.#retries.toSorted((left, right) => right.untilMs - left.untilMs);
  }

  /** Adds what was told; returns whether it is part of the progress. */
  add(event: ProgressEvent, nowMs: number): boolean {
    switch (event.kind) {
      case 'warning':
      case 'frozen':
        return false;
      case 'resolving':
      case 'busy':
      case 'laying-out':
        this.phase = event;
        return true;
      case 'asking':
        this.asked += 1;
        return true;
      case 'known':
        this.known += 1;
        return true;
      case 'transfer':
        this.traffic.add(event.transfer, nowMs);
        return true;
      case 'waiting':
        this.#retries = [...this.retries(nowMs), { ...event, untilMs: nowMs + event.waitMs }];
        return true;
      case 'fetching':
        this.phase = { kind: 'fetching' };
        this.modules += event.modules;
        return true;
      case 'fetched':
        this.fetched += 1;
        return true;
    }
  }
}
