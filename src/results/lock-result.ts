/** What a lock says now, and what is new in it: what `pupfile lock --json` prints. */
export interface LockResult {
  readonly lockfile: LockfileState;
  /** Everything that is locked. */
  readonly modules: readonly ModuleVersion[];
  /** By name; none where the lock says what it said before. */
  readonly changes: readonly ChangeResult[];
  /** What nobody pinned, and that was chosen far behind its newest release all the same. */
  readonly stepBacks: readonly StepBackResult[];
}

/** What became of the file. */
export interface LockfileState {
  /** Its name, relative to the project. */
  readonly name: string;
  /** Whether it was written, because it said something else before. */
  readonly isWritten: boolean;
}

/** A module at one version. */
export interface ModuleVersion {
  /** `author-name`. */
  readonly name: string;
  readonly version: string;
}

/** One module that stands otherwise in a lock than in the one before. */
export interface ChangeResult {
  /** `moved` where the version stayed and what it holds is another commit, or other files. */
  readonly kind: 'added' | 'upgraded' | 'downgraded' | 'moved' | 'removed';
  readonly name: string;
  /** The version before; undefined for what was added. */
  readonly from: string | undefined;
  /** The version now; undefined for what was removed. */
  readonly to: string | undefined;
  /** Why it could not stay as it was, in words. */
  readonly reason?: string;
}

/** A module that is a major version or more behind its newest release. */
export interface StepBackResult extends ModuleVersion {
  readonly newest: string;
  /** In words. */
  readonly heldBackBy: string;
}
