import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { ArchiveContext } from './module-archive.ts';

/** ARCHIVE_INVALID: the bytes are not what a module's archive is made of. */
export function damagedArchive(
  { subject }: Pick<ArchiveContext, 'subject'>,
  reason: string,
  cause?: unknown,
): PupfileError {
  return new PupfileError('ARCHIVE_INVALID', `${subject} cannot be read: ${reason}`, { cause });
}

/** ARCHIVE_UNSAFE: the archive can be read, but must not be unpacked. */
export function unsafeArchive(
  { subject }: Pick<ArchiveContext, 'subject'>,
  reason: string,
): PupfileError {
  return new PupfileError('ARCHIVE_UNSAFE', `${subject} is not safe to unpack: ${reason}`);
}

/** ARCHIVE_UNSAFE: it holds more than the limit. */
export function tooManyEntries({ subject, limits }: ArchiveContext): PupfileError {
  return unsafeArchive({ subject }, `it has more than ${limits.entries} entries`);
}

/** An entry's path as messages show it. */
export function quotePath(path: string): string {
  // Long ones come from archives that mean no good, and are searched for many things.
  const printable = sanitizeText(path.slice(0, 2000)).replace(/[\t\n]/g, '\u{fffd}');
  return `\`${printable.length > 200 ? `${printable.slice(0, 200)}…` : printable}\``;
}
