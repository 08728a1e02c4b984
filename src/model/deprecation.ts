/** That nobody should begin to use a module, as its owner says on the Forge. */
export interface Deprecation {
  /** The day: `2024-01-31`. */
  readonly since: string;
  /** In the owner's words, on one line. */
  readonly reason: string | undefined;
  /** `author-name` of the module to use instead. */
  readonly successor: string | undefined;
}
