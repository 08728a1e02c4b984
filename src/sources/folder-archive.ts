// Not node:fs/promises: that takes 3 ms to load, and most runs read nothing here.
import { promises } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type Bytes, readBytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ArchiveReference } from '../model/release.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import { folderForge } from './folder-forge.ts';

/** An archive as a folder has it. */
export interface FolderArchive {
  readonly bytes: Bytes;
  /** What the folder says of it; undefined where it was taken by its name alone. */
  readonly reference: ArchiveReference | undefined;
}

/** A release that a folder is to have. */
export interface FolderArchiveRequest {
  readonly name: ModuleName;
  readonly version: string;
  /** Where a catalog has found it; undefined where only the lock is known. */
  readonly reference: ArchiveReference | undefined;
  /** Whether somebody else than the folder says what it has to be. */
  readonly isPromised: boolean;
  readonly mostBytes: number;
  /** Takes a large one. */
  readonly spool?: Spool | undefined;
}

/**
 * Reads a release's archive from a folder that is a Forge; undefined where the folder has none.
 *
 * One that is promised is looked for by its usual name first, so that not every tarball has to be
 * read. Throws FILE_SYSTEM for one that cannot be read.
 *
 * @param directory absolute
 */
export async function readFolderRelease(
  directory: string,
  { name, version, reference, isPromised, mostBytes, spool }: FolderArchiveRequest,
): Promise<FolderArchive | undefined> {
  const usual = isPromised && reference === undefined ? archiveFileName(name, version) : undefined;
  const promised =
    usual === undefined
      ? undefined
      : await readFolderArchive(join(directory, usual), mostBytes, spool);
  if (promised !== undefined) return { bytes: promised, reference: undefined };
  const found = reference ?? (await findReference(directory, name, version));
  if (found === undefined) return undefined;
  const bytes = await readFolderArchive(fileURLToPath(found.url), mostBytes, spool);
  return bytes === undefined ? undefined : { bytes, reference: found };
}

async function findReference(directory: string, name: ModuleName, version: string) {
  // What is passed over is told where the folder is resolved from.
  const forge = folderForge({ url: directory, directory, warn: () => {} });
  const { releases } = await forge.find(name);
  return releases?.find((release) => release.version.text === version)?.archive;
}

/**
 * Reads an archive that lies in a folder; undefined where there is none.
 *
 * Throws FILE_SYSTEM where there is one that cannot be read: permissions, a directory, a file that is
 * larger than an archive may be.
 *
 * @param path absolute
 * @param spool takes a large one; undefined where it has to be in memory
 */
export async function readFolderArchive(
  path: string,
  mostBytes: number,
): Promise<Buffer | undefined>;
export async function readFolderArchive(
  path: string,
  mostBytes: number,
  spool: Spool | undefined,
): Promise<Bytes | undefined>;
export async function readFolderArchive(
  path: string,
  mostBytes: number,
  spool?: Spool,
): Promise<Bytes | undefined> {
  const refuse = (reason: string, cause?: unknown) =>
    new PupfileError('FILE_SYSTEM', `Cannot read \`${path}\`: ${reason}`, { cause });
  try {
    const stats = await promises.stat(path);
    // Opening a FIFO would wait for ever.
    if (!stats.isFile()) throw refuse('it is not a regular file');
    if (stats.size > mostBytes) throw refuse(`it is larger than ${mostBytes >> 20} MiB`);
    return spool === undefined ? await promises.readFile(path) : readBytes(path, stats.size, spool);
  } catch (error) {
    if (error instanceof PupfileError) throw error;
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw refuse(reasonOf(error), error);
  }
}
