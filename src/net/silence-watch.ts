/** Notices that nothing is heard any more. */
export interface SilenceWatch {
  /** Something was heard. */
  hear(): void;
  stop(): void;
}

/**
 * Watches for a silence.
 *
 * @param idleMs the longest silence in milliseconds; undefined allows any
 * @param onSilence is told how long it was, once
 */
export function watchSilence(
  idleMs: number | undefined,
  onSilence: (idleMs: number) => void,
): SilenceWatch {
  if (idleMs === undefined) return { hear: () => {}, stop: () => {} };
  const timer = setTimeout(() => onSilence(idleMs), idleMs);
  return { hear: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
