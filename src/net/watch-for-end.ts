const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets something be done at once when a signal is about to end this process, which it then does as if
 * nobody had listened, unless somebody else does.
 *
 * @returns what ends the watch
 */
export function watchForEnd(onEnd: () => void): () => void {
  const listen = (signal: NodeJS.Signals) => {
    stop();
    onEnd();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of endings) process.off(signal, listen);
  };
  for (const signal of endings) process.on(signal, listen);
  return stop;
}
