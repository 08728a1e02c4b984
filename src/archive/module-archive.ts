import type { Bytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';

/** What a module's .tar.gz holds, in the order of the archive; directories are left out. */
export interface ModuleArchive {
  readonly entries: readonly ArchiveEntry[];
  /** Of a git commit with submodules: whether their files are among the entries. */
  readonly followsSubmodules?: boolean;
}

export type ArchiveEntry = ArchiveFile | ArchiveOddity;

/** A regular file. */
export interface ArchiveFile {
  readonly kind: 'file';
  /** Relative to the archive's one top folder, `/` between the segments, safe to join. */
  readonly path: string;
  /** Whether its owner may execute it. */
  readonly isExecutable: boolean;
  /** When the file was last changed, in milliseconds since 1970; 0 where the archive has no time. */
  readonly mtimeMs: number;
  /** A view of the inflated archive, no copy: whoever holds it holds the whole archive. */
  readonly content: Bytes;
}

/** What no module may hold where it counts: a link, a device, a pipe, a sparse file. */
export interface ArchiveOddity {
  readonly kind: 'other';
  /** As that of a file. */
  readonly path: string;
  readonly mtimeMs: number;
  /** For messages: `a symbolic link`. */
  readonly description: string;
}

/** How much an archive may make of itself when it is unpacked. */
export interface ArchiveLimits {
  /** Bytes of the inflated tar, headers and padding included. */
  readonly unpackedBytes: number;
  /** Members of the tar, directories and extended headers included. */
  readonly entries: number;
}

/** What the readers of one archive share. */
export interface ArchiveContext {
  /** How messages name the archive: `The archive of puppetlabs-apt 9.4.0`. */
  readonly subject: string;
  readonly limits: ArchiveLimits;
  /** Where large archives are inflated to; undefined where they have to be in memory. */
  readonly spool?: Spool | undefined;
}
