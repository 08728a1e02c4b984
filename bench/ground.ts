import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file system that the runs work on. */
export interface Ground {
  readonly base: string;
  readonly isMemory: boolean;
}

const memory = '/dev/shm';

/** Works in a folder of its own, in memory if that has so much room, and takes it away afterwards. */
export async function withGround(
  bytes: number,
  work: (ground: Ground) => Promise<void>,
): Promise<void> {
  const isMemory = hasRoom(memory, bytes);
  const base = mkdtempSync(join(isMemory ? memory : tmpdir(), 'pupfile-bench-'));
  try {
    await work({ base, isMemory });
  } finally {
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
