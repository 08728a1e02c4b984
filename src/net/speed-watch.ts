import { TransferFault } from './transfer-fault.ts';

/** How slowly a body may arrive. */
export interface SpeedLimits {
  /** The longest silence inside of a body. */
  readonly idleMs: number;
  /** A body that brings less than this within `idleMs` is given up: a dripping server. */
  readonly leastBytesPerIdle: number;
}

/** Looks at how fast a body arrives. */
export interface SpeedWatch {
  count(bytes: number): void;
  /** Nobody waits for bytes. */
  pause(): void;
  /** Somebody waits for bytes again. */
  resume(): void;
  stop(): void;
}

/**
 * Ends a body that arrives too slowly to be worth waiting for; that it is not silent is not enough.
 * The time is looked at in slices, so that a fast beginning does not pay for what follows.
 */
export function watchSpeed(
  stream: { destroy(error?: Error): unknown },
  { idleMs, leastBytesPerIdle }: SpeedLimits,
): SpeedWatch {
  const slices: number[] = [];
  let arrived = 0;
  let isPaused = false;
  const timer = setInterval(() => {
    if (isPaused) slices.length = 0;
    else slices.push(arrived);
    arrived = 0;
    if (slices.length < slicesPerIdle) return;
    const total = slices.reduce((sum, bytes) => sum + bytes, 0);
    if (total < leastBytesPerIdle) {
      stream.destroy(new TransferFault(slowness(total), true, { isTimeout: true }));
    }
    slices.shift();
  }, idleMs / slicesPerIdle);
  timer.unref();
  return {
    count: (bytes) => {
      arrived += bytes;
    },
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
    },
    stop: () => clearInterval(timer),
  };
}

const slicesPerIdle = 15;

function slowness(bytes: number): string {
  return bytes === 0 ? 'the server stopped sending' : 'the server sends too slowly';
}
