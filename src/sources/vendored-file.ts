import { PupfileError } from '../errors/pupfile-error.ts';
import { mostArchiveBytes } from './download.ts';
import { readFolderArchive } from './folder-archive.ts';

/** A file that a project has vendored. */
export interface VendoredFile {
  /** Below the folder of what is vendored, with `/` between its segments. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** For messages: `vendor/git/…`. */
  readonly shown: string;
}

/** The bytes of a vendored file. Throws FILE_SYSTEM, also where it is gone by now. */
export async function readVendoredFile({ path }: VendoredFile): Promise<Buffer> {
  const bytes = await readFolderArchive(path, mostArchiveBytes);
  if (bytes !== undefined) return bytes;
  throw new PupfileError('FILE_SYSTEM', `Cannot read \`${path}\`: it is not there any more`);
}

/** What is wrong with a vendored file. */
export interface BrokenFile {
  /** What it should be. */
  readonly promise: 'archive' | 'commit';
  /** What was promised, and what is there. */
  readonly notes: readonly string[];
  /** What it is of, in front of a colon: `acme-web 1.0.0`. */
  readonly subject?: string;
}

/** CHECKSUM_MISMATCH: a vendored file is another one than its name and the lock say. */
export function notAsPromised(
  { shown, path }: Pick<VendoredFile, 'shown' | 'path'>,
  { promise, notes, subject }: BrokenFile,
): PupfileError {
  const front = subject === undefined ? '' : `${subject}: `;
  return new PupfileError(
    'CHECKSUM_MISMATCH',
    `${front}\`${shown}\` is not the ${promise} that was promised`,
    {
      notes,
      hint: 'nothing of it was used; `pupfile vendor` brings the promised one, if that is the one you want',
      data: { path },
    },
  );
}
