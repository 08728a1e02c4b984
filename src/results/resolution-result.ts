import type { ChangeResult, StepBackResult } from './lock-result.ts';
import type { LockedModule } from './lockfile-result.ts';

/** Which releases fit together, without anything having been written. */
export interface ResolutionResult {
  /** One of each module that is needed, by name. */
  readonly modules: readonly ResolvedModule[];
  /** What differs from the lock that there is, by name. */
  readonly changes: readonly ChangeResult[];
  /** What nobody pinned, and that was chosen far behind its newest release all the same. */
  readonly stepBacks: readonly StepBackResult[];
  /** The lock that says so; without the checksum of an archive that its Forge does not tell. */
  readonly lockfileText: string;
}

/** One module at the version that was chosen. */
export interface ResolvedModule extends LockedModule {
  /** The address of its archive, without credentials; null for a module that is no release of a Forge. */
  readonly archiveUrl: string | null;
}
