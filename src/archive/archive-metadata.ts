import { damagedArchive } from './archive-error.ts';

/**
 * Reads the content of a metadata.json that was in an archive; a byte order mark is forgiven.
 *
 * @param subject how messages name the archive
 * @throws PupfileError ARCHIVE_INVALID where the content is no JSON object
 */
export function parseArchiveMetadata(
  content: Buffer,
  subject: string,
): Readonly<Record<string, unknown>> {
  const metadata = parseJson(content, subject);
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    throw damagedArchive({ subject }, 'its `metadata.json` is not a JSON object');
  }
  return metadata as Readonly<Record<string, unknown>>;
}

function parseJson(content: Buffer, subject: string): unknown {
  try {
    return JSON.parse(content.toString('utf8').replace(/^\u{feff}/u, ''));
  } catch (error) {
    throw damagedArchive({ subject }, 'its `metadata.json` is not valid JSON', error);
  }
}
