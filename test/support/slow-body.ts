import { type SpeedLimits, type SpeedWatch, watchSpeed } from '../../src/net/speed-watch.ts';
import type { TransferFault } from '../../src/net/transfer-fault.ts';

/** Resolves with what a watch ends a body with; so it also tells that its time has passed. */
export function slowBody(
  limits: SpeedLimits,
  change: (watch: SpeedWatch) => void = () => {},
): Promise<TransferFault> {
  return new Promise((resolve) => {
    const destroy = (error?: Error) => {
      watch.stop();
      resolve(error as TransferFault);
    };
    const watch = watchSpeed({ destroy }, limits);
    change(watch);
  });
}
