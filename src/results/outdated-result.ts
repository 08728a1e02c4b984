/** Which locked modules are behind: what `pupfile outdated --json` prints. */
export interface OutdatedResult {
  /** None where every module is at its newest release, and none is deprecated. */
  readonly modules: readonly OutdatedModule[];
}

/** One locked module that is not at its newest release, or that nobody should use any more. */
export interface OutdatedModule {
  /** `author-name`. */
  readonly name: string;
  readonly locked: string;
  /** What an update would bring; null where the module would no longer be needed. */
  readonly wanted: string | null;
  /** The newest release there is; null where there is none. */
  readonly latest: string | null;
  /** Who keeps `wanted` below `latest`, in words; null where nobody does. */
  readonly heldBackBy: string | null;
  /** False for a module that is only deprecated. */
  readonly isOutdated: boolean;
  /** The commits of a module whose branch or tag names another one by now. */
  readonly commits?: { readonly locked: string; readonly wanted: string };
  /** Whether the Forge no longer lists the locked release. */
  readonly isDeleted: boolean;
  readonly deprecation: DeprecationResult | null;
}

/** That nobody should begin to use a module, as its owner says on the Forge. */
export interface DeprecationResult {
  /** The day: `2024-01-31`. */
  readonly since: string;
  /** In the owner's words. */
  readonly reason: string | null;
  /** The module to use instead. */
  readonly successor: string | null;
}
