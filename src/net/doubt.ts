/**
 * An answer that arrived whole and is not what was promised, as an archive with another checksum. Since
 * that may be damage on the way, it is asked for once more.
 */
export class Doubt extends Error {
  /** What the user is told where the next answer is no better. */
  readonly failure: Error;

  /** @param reason what is wrong, for the line that tells of the wait */
  constructor(reason: string, failure: Error) {
    super(reason, { cause: failure });
    this.name = 'Doubt';
    this.failure = failure;
  }
}
