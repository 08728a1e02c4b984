import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';

/** Files that wait in a folder, under hidden names, to take their places all together. */
export interface FolderFilling {
  /** Writes a file that waits. Throws FILE_SYSTEM. */
  add(name: string, bytes: Buffer): void;
  /** Puts all of them in their places, each in whole, over what stands there. Throws FILE_SYSTEM. */
  commit(): void;
  /** Takes away what still waits, and the folder where it was made for it. Never throws. */
  discard(): void;
}

/** Begins to fill a folder, which is made with the first file where it is not there yet. */
export function fillFolder(directory: string): FolderFilling {
  const waiting = new Map<string, string>();
  let isNew: boolean | undefined;
  const guarded = (path: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      throw toFileSystemError(error, path);
    }
  };
  return {
    add: (name, bytes) => {
      const temporary = join(directory, `.${name}.${randomBytes(6).toString('hex')}.tmp`);
      guarded(directory, () => {
        isNew ??= mkdirSync(directory, { recursive: true }) !== undefined;
      });
      waiting.set(name, temporary);
      guarded(temporary, () => writeFileSync(temporary, bytes, { flag: 'wx' }));
    },
    commit: () => {
      for (const [name, temporary] of waiting) {
        const path = join(directory, name);
        guarded(path, () => renameSync(temporary, path));
        waiting.delete(name);
        isNew = false;
      }
    },
    discard: () => {
      try {
        for (const temporary of waiting.values()) rmSync(temporary, { force: true });
        if (isNew) rmdirSync(directory);
      } catch {
        // What forbids to remove it is told by what failed before.
      }
    },
  };
}
