import { utimesSync } from 'node:fs';

/** Has a file or directory be one that was used right now; does nothing where that is impossible. */
export function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // It is gone, or somebody else's.
  }
}
