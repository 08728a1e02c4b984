import type { ModuleName } from './module-name.ts';
import type { Dependency, Release } from './release.ts';

/** The answer of the resolver: one release of each module that is needed, in order of discovery. */
export interface Resolution {
  /** Their dependencies are those that are met; what is excluded or overridden is not among them. */
  readonly releases: ReadonlyMap<ModuleName, Release>;
  /** Requirements that the project does not honour, in order of discovery. */
  readonly overrides: readonly Override[];
}

/** A requirement of a chosen release that is not met, because the project says so. */
export interface Override {
  readonly release: Release;
  readonly dependency: Dependency;
  /** What was chosen instead; undefined where the module is not installed at all. */
  readonly chosen: Release | undefined;
}

/** A chosen release that is far behind the newest one, though nobody pinned it. */
export interface StepBack {
  readonly release: Release;
  readonly newest: Release;
  /** In words. */
  readonly heldBackBy: string;
}
