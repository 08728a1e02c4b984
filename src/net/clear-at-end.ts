import { watchForEnd } from './watch-for-end.ts';

/**
 * Runs something that leaves things behind where it is cut short: when a signal ends this process in
 * the meantime, they are cleared away first.
 *
 * @param clear must do all of it at once, and not throw
 */
export async function clearAtEnd<Result>(
  clear: () => void,
  run: () => Promise<Result>,
): Promise<Result> {
  const stop = watchForEnd(clear);
  try {
    return await run();
  } finally {
    stop();
  }
}
