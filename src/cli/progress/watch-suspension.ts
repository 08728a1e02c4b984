/**
 * Lets something be done before the user's terminal takes this process out of the foreground (Ctrl-Z).
 *
 * @returns what ends the watch
 */
export function watchSuspension(
  process: Pick<NodeJS.Process, 'on' | 'off' | 'kill' | 'pid'>,
  onSuspend: () => void,
): () => void {
  const listen = () => {
    onSuspend();
    // As if nobody had listened: where no shell could continue it, the kernel does not stop a process.
    process.off('SIGTSTP', listen);
    process.kill(process.pid, 'SIGTSTP');
    process.on('SIGTSTP', listen);
  };
  process.on('SIGTSTP', listen);
  return () => void process.off('SIGTSTP', listen);
}
