import { constants } from 'node:os';
import { PupfileError } from '../errors/pupfile-error.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a user's wish to end the program does to a command. */
export interface Interruption {
  /** Rejects with INTERRUPTED, unless the command sees to its end itself. */
  readonly happened: Promise<never>;
  /** From now on the command sees to it; resolves when the user wants the program to end. */
  leaveToCommand(): Promise<void>;
  /** Listens no longer; from then on a signal ends the program by itself. */
  stop(): void;
}

/**
 * Listens for the signals that end a program. Without a listener the kernel would not deliver them at
 * all to the first process of a container.
 */
export function watchInterruption(process: NodeJS.Process): Interruption {
  const listeners = new Map<NodeJS.Signals, () => void>();
  const happened = new Promise<never>((_, reject) => {
    for (const signal of signals) listeners.set(signal, () => reject(interrupted(signal)));
  });
  for (const [signal, listener] of listeners) process.on(signal, listener);
  // Nobody may be waiting for it when it comes.
  happened.catch(() => {});
  const stop = () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
  return {
    happened,
    stop,
    leaveToCommand: () => {
      stop();
      return new Promise((resolve) => {
        for (const signal of signals) process.once(signal, () => resolve());
      });
    },
  };
}

function interrupted(signal: (typeof signals)[number]): PupfileError {
  return new PupfileError('INTERRUPTED', `Interrupted by ${signal}`, { data: { signal } });
}

/** The status that an error ends the program with: of a signal as shells have it, 128 and its number. */
export function exitStatusOf(error: PupfileError): number {
  if (error.code !== 'INTERRUPTED') return error.exitCode;
  const { signal } = error.data as { readonly signal: (typeof signals)[number] };
  return 128 + constants.signals[signal];
}
