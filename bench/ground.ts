import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file system that the runs work on. */
export interface Ground {
  readonly base: string;
  readonly isMemory: boolean;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

const memory = '/dev/shm';

/**
 * Works in a folder of its own, in memory if that has so much room, and takes it away afterwards. Where
 * it is interrupted, the work is to end by itself: what it runs would go on writing otherwise.
 */
export async function withGround(
  bytes: number,
  work: (ground: Ground) => Promise<void>,
): Promise<void> {
  const isMemory = hasRoom(memory, bytes);
  const base = mkdtempSync(join(isMemory ? memory : tmpdir(), 'pupfile-bench-'));
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    await work({ base, isMemory, interrupted: interruption.signal });
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    process.off('SIGINT', interrupt);
    rmSync(base, { recursive: true, force: true });
  }
}

/** A folder below another one, which may be there already. */
export function makeFolder(...names: readonly string[]): string {
  const folder = join(...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Takes away what a round has left, where that is no burden for the next one. */
export function clearFolder({ isMemory }: Ground, folder: string): void {
  // On a disk, a tree that is being deleted slows down those that are written next.
  if (isMemory) rmSync(folder, { recursive: true, force: true });
}

function hasRoom(directory: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize > bytes;
  } catch {
    return false;
  }
}
