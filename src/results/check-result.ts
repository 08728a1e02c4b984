/** Whether a lock is current and complete: what `pupfile check --json` prints. */
export interface CheckResult {
  /** The name of the lock, relative to the project. */
  readonly lockfile: string;
  /** Whether it can be installed as it is: whether no difference is an error. */
  readonly isCurrent: boolean;
  readonly differences: readonly DifferenceResult[];
  /** What locked modules require and, by the project's own wish, do not get. */
  readonly overrides: readonly OverrideResult[];
}

/** One way in which a lock is not what it should be. */
export interface DifferenceResult {
  /** What it is about, in a word that never changes its meaning: `requirement-changed`. */
  readonly rule: string;
  /** A lock with warnings alone is as good as without. */
  readonly severity: 'error' | 'warning';
  /** One sentence without a full stop. */
  readonly message: string;
  /** The place in the Puppetfile, where there is one; both numbers begin at 1. */
  readonly puppetfile?: { readonly file: string; readonly line: number; readonly column: number };
  /** The line of the lock, where there is one; 1 is the first. */
  readonly lockLine?: number;
  /** The command that mends it. */
  readonly fix?: string;
}

/** A requirement of a locked module that is not met. */
export interface OverrideResult {
  readonly name: string;
  readonly version: string;
  readonly dependency: DependencyResult;
}

/** A module, and the versions that are asked for, as the lock writes them: `>= 4.6.0, < 5.0.0`. */
export interface DependencyResult {
  readonly name: string;
  readonly requirement: string;
}
