import { randomBytes } from 'node:crypto';
import { renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { makeDirectories } from '../files/make-directories.ts';

/** Files that wait in a folder, under hidden names, to take their places all together. */
export interface FolderFilling {
  /**
   * Writes a file that waits. Throws FILE_SYSTEM.
   *
   * @param name of the file, or its path below the folder: `git/web.pack`
   */
  add(name: string, bytes: Buffer): void;
  /** Puts all of them in their places, each in whole, over what stands there. Throws FILE_SYSTEM. */
  commit(): void;
  /** Takes away what still waits, and the folders that were made for it. Never throws. */
  discard(): void;
}

/** Begins to fill a folder, which is made with the first file where it is not there yet. */
export function fillFolder(directory: string): FolderFilling {
  const waiting = new Map<string, string>();
  // The innermost first.
  const made: string[] = [];
  const guarded = (path: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      throw toFileSystemError(error, path);
    }
  };
  return {
    add: (name, bytes) => {
      const folder = dirname(join(directory, name));
      const temporary = join(folder, `.${basename(name)}.${randomBytes(6).toString('hex')}.tmp`);
      guarded(folder, () => makeDirectories(folder, (directory) => made.unshift(directory)));
      waiting.set(name, temporary);
      guarded(temporary, () => writeFileSync(temporary, bytes, { flag: 'wx' }));
    },
    commit: () => {
      for (const [name, temporary] of waiting) {
        const path = join(directory, name);
        guarded(path, () => renameSync(temporary, path));
        waiting.delete(name);
      }
    },
    discard: () => {
      try {
        for (const temporary of waiting.values()) rmSync(temporary, { force: true });
        // A folder that has got a file stays, and so do those around it.
        for (const folder of made) rmdirSync(folder);
      } catch {
        // What forbids to remove it is told by what failed before.
      }
    },
  };
}
