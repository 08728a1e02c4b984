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

/** An entry's path as messages show it. */
export function quotePath(path: string): string {
  const printable = sanitizeText(path).replace(/[\t\n]/g, '\u{fffd}');
  return `\`${printable.length > 200 ? `${printable.slice(0, 200)}…` : printable}\``;
}
