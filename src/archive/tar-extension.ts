import { damagedArchive, quotePath, tooManyEntries, unsafeArchive } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';
import { noRecords, type PaxRecords, parsePaxRecords } from './pax-records.ts';
import type { TarPart } from './tar-header.ts';

// The longest pax headers of real modules hold some hundred bytes for each file.
const mostExtensionBytes = 16 * 1024 * 1024;

/** What is counted of a tar while it is read. */
export interface TarTotals {
  /** Counts a header, and what belongs to it where that is an extension. */
  count(part: TarPart): void;
}

/**
 * Counts the members of a tar.
 *
 * @throws PupfileError ARCHIVE_UNSAFE, from `count`, where there are more than the limit, or where the
 * extended headers hold more than any module has to say in them
 */
export function createTarTotals(context: ArchiveContext): TarTotals {
  let entries = 0;
  let extensionBytes = 0;
  return {
    count: ({ kind, sizeBytes }) => {
      entries += 1;
      if (kind === 'extension') extensionBytes += sizeBytes;
      if (entries > context.limits.entries) throw tooManyEntries(context);
      if (extensionBytes > mostExtensionBytes) {
        throw unsafeArchive(
          context,
          `its extended headers hold more than ${mostExtensionBytes} bytes`,
        );
      }
    },
  };
}

/**
 * Reads a pax extended header, or GNU tar's header for a long name.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged, or is to hold for all that follows
 */
export function readExtension(
  { header, name }: TarPart,
  content: Buffer,
  context: ArchiveContext,
): PaxRecords {
  if (header.type === 'NextFileHasLongPath' || header.type === 'OldGnuLongPath') {
    const end = content.indexOf(0);
    return { path: content.toString('utf8', 0, end === -1 ? content.length : end) };
  }
  const records = parsePaxRecords(content);
  if (records === null) {
    throw damagedArchive(context, `the extended header ${quotePath(name)} is damaged`);
  }
  if (header.type !== 'GlobalExtendedHeader') return records;
  // `git archive` puts the commit there. One path or size for all that follows is no archive.
  if (records.path !== undefined || records.sizeBytes !== undefined) {
    throw damagedArchive(context, `its global header ${quotePath(name)} names a path or a size`);
  }
  return noRecords;
}
