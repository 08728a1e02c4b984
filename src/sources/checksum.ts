import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';

/** A promise about an archive, and what came instead. */
export interface BrokenPromise {
  /** What the archive is of, in front of a colon: `acme-web 1.0.0`. */
  readonly subject: string;
  /** Who promised: `Puppetfile.lock`. */
  readonly by: string;
  readonly expected: string;
  readonly actual: string;
  readonly sizeBytes: number;
  /** Where it came from; a URL loses its credentials. */
  readonly origin: string;
  /** What to do where the new archive is wanted. */
  readonly hint: string;
}

/** CHECKSUM_MISMATCH: both checksums, and what they mean. */
export function checksumMismatch(promise: BrokenPromise): PupfileError {
  const { subject, by, expected, actual, sizeBytes, origin, hint } = promise;
  return new PupfileError(
    'CHECKSUM_MISMATCH',
    `${subject}: the archive is not the one that was promised`,
    {
      notes: [
        `promised by ${by}: ${expected}`,
        `what arrived: ${actual} (${sizeBytes} bytes from ${redactUrls(origin)})`,
      ],
      hint: `nothing of it was used; ${hint}`,
    },
  );
}
