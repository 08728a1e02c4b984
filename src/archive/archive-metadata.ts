import { type Bytes, wholeOf } from '../files/bytes.ts';
import { damagedArchive } from './archive-error.ts';

// A hundred times what a module has to say of itself.
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads the content of a metadata.json that was in an archive; a byte order mark is forgiven.
 *
 * @param subject how messages name the archive
 * @throws PupfileError ARCHIVE_INVALID where the content is no JSON object, or more than 4 MiB
 */
export function parseArchiveMetadata(
  content: Bytes,
  subject: string,
): Readonly<Record<string, unknown>> {
  if (content.length > mostBytes) {
    throw damagedArchive(
      { subject },
      `its \`metadata.json\` is larger than ${mostBytes >> 20} MiB`,
    );
  }
  const metadata = parseJson(wholeOf(content), subject);
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
