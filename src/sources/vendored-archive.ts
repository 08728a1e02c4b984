import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Bytes, checksumOf, discardBytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import type { ModuleName } from '../model/module-name.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import { readFolderArchive } from './folder-archive.ts';
import { notAsPromised } from './vendored-file.ts';

/** An archive that a folder may have, and what it has to be. */
export interface VendoredArchive {
  readonly name: ModuleName;
  readonly version: string;
  readonly sha256: string;
  /** Who says so, for messages. */
  readonly promisedBy: string;
  readonly mostBytes: number;
  /** Takes a large one. */
  readonly spool?: Spool | undefined;
}

/** Whether a folder seems to have an archive. */
export function hasVendoredArchive(
  directory: string,
  { name, version }: Pick<VendoredArchive, 'name' | 'version'>,
): boolean {
  const file = archiveFileName(name, version);
  return file !== undefined && existsSync(join(directory, file));
}

/**
 * Reads an archive that a project has vendored; undefined where it has not.
 *
 * Throws CHECKSUM_MISMATCH for one that is another than promised: whoever vendors archives wants these
 * and no others. Throws FILE_SYSTEM for one that cannot be read.
 */
export async function readVendoredArchive(
  directory: string,
  { name, version, sha256, promisedBy, mostBytes, spool }: VendoredArchive,
): Promise<Bytes | undefined> {
  const file = archiveFileName(name, version);
  if (file === undefined) return undefined;
  const bytes = await readFolderArchive(join(directory, file), mostBytes, spool);
  if (bytes === undefined) return undefined;
  const actual = checksumOf('sha256', bytes);
  if (actual === sha256) return bytes;
  discardBytes(bytes);
  const path = join(directory, file);
  const shown = `${basename(directory)}/${file}`;
  throw notAsPromised(
    { shown, path },
    {
      promise: 'archive',
      subject: `${name} ${version}`,
      notes: [
        `promised by ${promisedBy}: ${sha256}`,
        `what is there: ${actual} (${bytes.length} bytes in ${dirname(path)})`,
      ],
    },
  );
}
