import type { BroughtCommit } from './vendor-result.ts';

/** What became of a commit. */
export type CommitEntry = Omit<BroughtCommit, 'modules'>;

/** What became of each commit, and which modules are read from it. */
export class CommitList {
  readonly #entries = new Map<string, CommitEntry>();
  readonly #modules = new Map<string, Set<string>>();

  has(sha: string): boolean {
    return this.#entries.has(sha);
  }

  /** What was said of a commit first counts. */
  add(entry: CommitEntry, module: string): void {
    const { sha } = entry;
    if (!this.has(sha)) this.#entries.set(sha, entry);
    this.#modules.set(sha, (this.#modules.get(sha) ?? new Set()).add(module));
  }

  /** Takes back what was said of commits; who needs them stays known. */
  forget(isWrong: (entry: CommitEntry) => boolean): void {
    for (const entry of [...this.#entries.values()]) {
      if (isWrong(entry)) this.#entries.delete(entry.sha);
    }
  }

  /** By file. */
  list(): readonly BroughtCommit[] {
    const all = [...this.#entries.values()].map((entry) => ({
      ...entry,
      modules: [...(this.#modules.get(entry.sha) ?? [])].sort(),
    }));
    return all.sort((left, right) => (left.file < right.file ? -1 : 1));
  }
}
