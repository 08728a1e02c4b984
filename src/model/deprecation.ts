/** That nobody should begin to use a module, as its owner says on the Forge. */
export interface Deprecation {
  /** The day: `2024-01-31`. */
  readonly since: string;
  /** In the owner's words, on one line. */
  readonly reason: string | undefined;
  /** `author-name` of the module to use instead. */
  readonly successor: string | undefined;
}

/** `deprecated since 2024-01-31, use acme-logger: no longer maintained` */
export function describeDeprecation({ since, reason, successor }: Deprecation): string {
  const use = successor === undefined ? '' : `, use ${successor}`;
  const why = reason === undefined ? '' : `: ${reason}`;
  return `deprecated since ${since}${use}${why}`;
}
