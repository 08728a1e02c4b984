import { existsSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { watchForEnd } from '../net/watch-for-end.ts';

/** A directory of this run alone, which goes with it, even where a signal ends it. */
export class TemporaryRoot {
  readonly #parent: string;
  #made: string | undefined;
  /** The parent and those around it that were not there before, the innermost first. */
  #around: readonly string[] = [];
  #endWatch: (() => void) | undefined;

  constructor(parent: string) {
    this.#parent = parent;
  }

  /** Makes it the first time. Throws FILE_SYSTEM where it cannot. */
  path(): string {
    try {
      if (this.#made === undefined) {
        this.#around = missingAround(this.#parent);
        makeDirectories(this.#parent);
        this.#made = mkdtempSync(join(this.#parent, 'run-'));
        this.#endWatch = watchForEnd(() => this.remove());
      }
      return this.#made;
    } catch (error) {
      throw toFileSystemError(error, this.#parent);
    }
  }

  /** With the directories that were made around it, where they are empty now. What cannot be removed stays. */
  remove(): void {
    if (this.#made === undefined) return;
    this.#endWatch?.();
    try {
      // A git that was stopped may still be at work in it.
      rmSync(this.#made, { recursive: true, force: true, maxRetries: 5 });
      rmdirSync(this.#parent);
      for (const directory of this.#around) if (directory !== this.#parent) rmdirSync(directory);
    } catch {
      // Somebody else has something in it.
    }
  }
}

function missingAround(path: string): readonly string[] {
  return existsSync(path) ? [] : [path, ...missingAround(dirname(path))];
}
