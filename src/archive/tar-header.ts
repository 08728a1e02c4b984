// Not the package's main module: that one loads readers and writers, which takes 16 ms more.
import { Header } from 'tar/header';
import { damagedArchive, quotePath } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';
import { noRecords, type PaxRecords } from './pax-records.ts';
import { readPlainHeader, type TarHeader } from './plain-tar-header.ts';

/** One header of a tar, and how much belongs to it. */
export interface TarPart {
  readonly header: TarHeader;
  readonly kind: 'file' | 'directory' | 'other' | 'extension' | 'nothing';
  /** As the archive spells it, unchecked. */
  readonly name: string;
  /** Of what follows it, without the padding. */
  readonly sizeBytes: number;
}

/** A part of a tar, or all of it. */
export interface TarStretch {
  readonly bytes: Buffer;
  /** Where it begins in the whole tar, for messages. */
  readonly start: number;
}

/** The size of headers, and what their contents are filled up to a multiple of. */
export const blockBytes = 512;

/**
 * Reads the header at an offset of some bytes.
 *
 * @param extension what the extended headers before it say of it
 * @returns null for a block of zeros, which is the end
 * @throws PupfileError ARCHIVE_INVALID where it is none
 */
export function readTarPart(
  stretch: TarStretch,
  offset: number,
  extension: PaxRecords,
  context: ArchiveContext,
): TarPart | null {
  const header = readHeader(stretch, offset, context);
  if (header.nullBlock) return null;
  const kind = kindOf(header);
  const own = kind === 'extension' || kind === 'nothing' ? noRecords : extension;
  const name = own.path ?? header.path ?? '';
  const sizeBytes = contentSize(header, kind, own);
  // NaN is the size of a header without one; base 256 has negative numbers.
  if (Number.isSafeInteger(sizeBytes) && sizeBytes >= 0) return { header, kind, name, sizeBytes };
  throw damagedArchive(context, `the entry ${quotePath(name)} has no size`);
}

/** The size of a content with what fills it up. */
export function paddedBytes(sizeBytes: number): number {
  return Math.ceil(sizeBytes / blockBytes) * blockBytes;
}

function readHeader(
  { bytes, start }: TarStretch,
  offset: number,
  context: ArchiveContext,
): TarHeader {
  const header = readPlainHeader(bytes, offset) ?? decodeHeader(bytes, offset);
  if (header?.cksumValid === true || header?.nullBlock === true) return header;
  const isText = header?.path !== undefined && header.path !== '';
  const where = isText
    ? `of the entry ${quotePath(header.path ?? '')}`
    : `at byte ${start + offset}`;
  throw damagedArchive(context, `the tar header ${where} is damaged`);
}

function decodeHeader(bytes: Buffer, offset: number): TarHeader | null {
  try {
    // The extensions are not handed over, because Header puts a ustar prefix before a pax path.
    const header = new Header(bytes, offset);
    const { type, path, mode, size, mtime, cksumValid, nullBlock } = header;
    return { type, path, mode, size, mtimeMs: mtime?.getTime(), cksumValid, nullBlock };
  } catch {
    return null;
  }
}

function kindOf(header: TarHeader): TarPart['kind'] {
  switch (header.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return 'file';
    case 'Directory':
    case 'GNUDumpDir':
      return 'directory';
    case 'ExtendedHeader':
    case 'OldExtendedHeader':
    case 'GlobalExtendedHeader':
    case 'NextFileHasLongPath':
    case 'OldGnuLongPath':
      return 'extension';
    case 'NextFileHasLongLinkpath':
    case 'SolarisACL':
    case 'Inode':
    case 'TapeVolumeHeader':
      return 'nothing';
    default:
      return 'other';
  }
}

function contentSize(header: TarHeader, kind: TarPart['kind'], extension: PaxRecords): number {
  // Some writers give a directory the size that it has on their disk.
  if (kind === 'directory' && header.type === 'Directory') return 0;
  return extension.sizeBytes ?? header.size ?? Number.NaN;
}
