import { PupfileError } from '../errors/pupfile-error.ts';
import type { GitRepository } from './git-repository.ts';

/**
 * Gives up on repositories some time after the server of a first one has failed. A timer runs until
 * then, or `end`.
 */
export class Grace {
  readonly #waiting: Set<GitRepository>;
  readonly #givenUp = new Set<GitRepository>();
  readonly #graceMs: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param graceMs how long the others may go on */
  constructor(repositories: Iterable<GitRepository>, graceMs: number) {
    this.#waiting = new Set(repositories);
    this.#graceMs = graceMs;
  }

  /** How many there was no time for. */
  get givenUp(): number {
    return this.#givenUp.size;
  }

  /** Whether it was given up, so that nothing counts that becomes of it. */
  isOver(repository: GitRepository): boolean {
    return this.#givenUp.has(repository);
  }

  /** Nobody waits for it any more; GIT_FAILED starts the time of the others. */
  settle(repository: GitRepository, outcome: unknown): void {
    this.#waiting.delete(repository);
    const isServerFailure = outcome instanceof PupfileError && outcome.code === 'GIT_FAILED';
    if (isServerFailure) this.#timer ??= setTimeout(() => this.#giveUp(), this.#graceMs);
    if (this.#waiting.size === 0) this.end();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #giveUp(): void {
    for (const repository of this.#waiting) {
      this.#givenUp.add(repository);
      repository.abandon();
    }
  }
}
