import type { ChangeResult, LockfileState, ModuleVersion, StepBackResult } from './lock-result.ts';

/** What is installed now, and what was done for it: what `pupfile install --json` prints. */
export interface InstallResult {
  /** Absolute. */
  readonly modulesDirectory: string;
  readonly lockfile: LockfileState;
  /** Everything that is locked, and therefore installed. */
  readonly modules: readonly ModuleVersion[];
  /** What is new in the lock, by name. */
  readonly changes: readonly ChangeResult[];
  /** What nobody pinned, and that was chosen far behind its newest release all the same. */
  readonly stepBacks: readonly StepBackResult[];
  /** How many modules had to be written; 0 where everything was there. */
  readonly written: number;
  /** What was taken away: names in the modules directory, elsewhere paths. */
  readonly removed: readonly string[];
  /** What pupfile had not installed and that made way for a module, by name. */
  readonly replaced: readonly string[];
  /** What pupfile did not install and that is still in the modules directory, by name. */
  readonly foreign: readonly string[];
  /** What the modules hold. */
  readonly kept: FileTotals;
  /** What their archives had beyond it. */
  readonly leftOut: FileTotals;
  readonly downloadedBytes: number;
}

/** So many files, and the sum of their sizes. */
export interface FileTotals {
  readonly files: number;
  readonly bytes: number;
}
