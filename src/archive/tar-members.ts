// Not the package's main module: that one loads readers and writers, which takes 16 ms more.
import { Header } from 'tar/header';
import { damagedArchive, quotePath, unsafeArchive } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';
import { type PaxRecords, parsePaxRecords } from './pax-records.ts';

/** One file, directory or oddity of a tar, with its pax and GNU extensions applied. */
export interface TarMember {
  readonly kind: 'file' | 'directory' | 'other';
  /** As the archive spells it, unchecked. */
  readonly name: string;
  /** tar's word for what it is: `SymbolicLink`. */
  readonly typeName: string;
  readonly isExecutable: boolean;
  /** 0 where the archive has no readable time. */
  readonly mtimeMs: number;
  /** A view of the tar. */
  readonly content: Buffer;
}

/** A header, what follows it, and where the next header is. */
interface TarPart {
  readonly header: Header;
  readonly kind: TarMember['kind'] | 'extension' | 'nothing';
  readonly name: string;
  readonly content: Buffer;
  readonly end: number;
}

const blockBytes = 512;

/**
 * Walks through a tar in memory, header by header:
 *
 *     header (512 bytes) · content, filled up to a multiple of 512 · header · … · block of zeros
 *
 * @throws PupfileError ARCHIVE_INVALID for a header that is none and for content that is missing,
 * ARCHIVE_UNSAFE for too many members
 */
export function* readTarMembers(tar: Buffer, context: ArchiveContext): Generator<TarMember> {
  let extension: PaxRecords = {};
  let offset = 0;
  for (let count = 1; ; count += 1) {
    const part = readPart(tar, offset, extension, context);
    if (part === null) return;
    if (count > context.limits.entries) {
      throw unsafeArchive(context, `it has more than ${context.limits.entries} entries`);
    }
    offset = part.end;
    if (part.kind === 'extension') {
      extension = { ...extension, ...readExtension(part, context) };
    } else if (part.kind !== 'nothing') {
      yield toMember(part, part.kind, extension);
      extension = {};
    }
  }
}

/** Null at the end: tar writes two blocks of zeros, one is enough, as it is for GNU tar. */
function readPart(
  tar: Buffer,
  offset: number,
  extension: PaxRecords,
  context: ArchiveContext,
): TarPart | null {
  if (offset === tar.length) return null;
  const header = readHeader(tar, offset, context);
  if (header.nullBlock) return null;
  const kind = kindOf(header);
  const isExtension = kind === 'extension' || kind === 'nothing';
  const name = (isExtension ? undefined : extension.path) ?? header.path ?? '';
  const sizeBytes = contentSize(header, kind, isExtension ? {} : extension);
  const start = offset + blockBytes;
  const end = start + Math.ceil(sizeBytes / blockBytes) * blockBytes;
  // Written so that NaN, the size of a header without one, is caught too.
  if (!(end <= tar.length)) {
    throw damagedArchive(context, `it ends in the middle of ${quotePath(name)}`);
  }
  return { header, kind, name, content: tar.subarray(start, start + sizeBytes), end };
}

function readHeader(tar: Buffer, offset: number, context: ArchiveContext): Header {
  const header = decodeHeader(tar, offset);
  if (header?.cksumValid === true || header?.nullBlock === true) return header;
  const isText = header?.path !== undefined && header.path !== '';
  const place = isText ? `of the entry ${quotePath(header.path ?? '')}` : `at byte ${offset}`;
  throw damagedArchive(context, `the tar header ${place} is damaged`);
}

function decodeHeader(tar: Buffer, offset: number): Header | null {
  try {
    // The extensions are not handed over, because Header puts a ustar prefix before a pax path.
    return new Header(tar, offset);
  } catch {
    return null;
  }
}

function kindOf(header: Header): TarPart['kind'] {
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

function contentSize(header: Header, kind: TarPart['kind'], extension: PaxRecords): number {
  // Some writers give a directory the size that it has on their disk.
  if (kind === 'directory' && header.type === 'Directory') return 0;
  return extension.sizeBytes ?? header.size ?? Number.NaN;
}

function readExtension({ header, content, name }: TarPart, context: ArchiveContext): PaxRecords {
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
  return {};
}

function toMember(
  { header, name, content }: TarPart,
  kind: TarMember['kind'],
  extension: PaxRecords,
): TarMember {
  const mtimeMs = extension.mtimeMs ?? header.mtime?.getTime() ?? 0;
  return {
    kind: extension.isSparse === true ? 'other' : kind,
    name,
    typeName: extension.isSparse === true ? 'SparseFile' : header.type,
    isExecutable: ((header.mode ?? 0) & 0o100) !== 0,
    mtimeMs: Number.isFinite(mtimeMs) ? mtimeMs : 0,
    content,
  };
}
