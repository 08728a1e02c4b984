import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectories } from './git-mirror.ts';

/** A directory of this run alone. */
export class TemporaryRoot {
  readonly #parent: string;
  #made: string | undefined;

  constructor(parent: string) {
    this.#parent = parent;
  }

  /** Makes it the first time. Throws what the file system does. */
  path(): string {
    if (this.#made === undefined) {
      makeDirectories(this.#parent);
      this.#made = mkdtempSync(join(this.#parent, 'run-'));
    }
    return this.#made;
  }

  /** With the directories around it that are empty now. */
  remove(): void {
    if (this.#made === undefined) return;
    rmSync(this.#made, { recursive: true, force: true, maxRetries: 5 });
    try {
      rmdirSync(this.#parent);
    } catch {
      // Somebody else has something in it.
    }
  }
}
