import { type Bytes, wholeOf } from '../files/bytes.ts';
import { damagedArchive, quotePath } from './archive-error.ts';
import type { ArchiveContext } from './module-archive.ts';
import { noRecords, type PaxRecords } from './pax-records.ts';
import { createTarTotals, readExtension } from './tar-extension.ts';
import { blockBytes, paddedBytes, readTarPart, type TarPart } from './tar-header.ts';

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
  readonly content: Bytes;
}

/**
 * Walks through a tar, header by header:
 *
 *     header (512 bytes) · content, filled up to a multiple of 512 · header · … · block of zeros
 *
 * tar writes two blocks of zeros at the end; one is enough, as it is for GNU tar, and so is none.
 *
 * @throws PupfileError ARCHIVE_INVALID for a header that is none and for content that is missing,
 * ARCHIVE_UNSAFE for too many members
 */
export function* readTarMembers(tar: Bytes, context: ArchiveContext): Generator<TarMember> {
  const totals = createTarTotals(context);
  const readPart = createPartReader(tar, context);
  let extension = noRecords;
  let offset = 0;
  while (offset < tar.length) {
    const part = readPart(offset, extension);
    if (part === null) return;
    totals.count(part);
    const start = offset + blockBytes;
    offset = start + paddedBytes(part.sizeBytes);
    if (offset > tar.length) {
      throw damagedArchive(context, `it ends in the middle of ${quotePath(part.name)}`);
    }
    const content = tar.subarray(start, start + part.sizeBytes);
    if (part.kind === 'extension') {
      extension = { ...extension, ...readExtension(part, wholeOf(content), context) };
    } else if (part.kind !== 'nothing') {
      checkName(part, context);
      yield toMember(part, part.kind, extension, content);
      extension = noRecords;
    }
  }
}

/** What is in memory is read where it stands, of what is in a file one header at a time. */
function createPartReader(tar: Bytes, context: ArchiveContext) {
  const inMemory = Buffer.isBuffer(tar) ? { bytes: tar, start: 0 } : undefined;
  return (offset: number, extension: PaxRecords) => {
    if (inMemory !== undefined) return readTarPart(inMemory, offset, extension, context);
    const bytes = wholeOf(tar.subarray(offset, offset + blockBytes));
    return readTarPart({ bytes, start: offset }, 0, extension, context);
  };
}

const dots = /^[./]*$/;

/** Of the names that stand for the top of the tar only directories may have one. */
function checkName({ kind, name }: TarPart, context: ArchiveContext): void {
  if (kind === 'directory' || !dots.test(name) || name.includes('..')) return;
  throw damagedArchive(context, `the entry ${quotePath(name)} has no name`);
}

function toMember(
  { header, name }: TarPart,
  kind: TarMember['kind'],
  extension: PaxRecords,
  content: Bytes,
): TarMember {
  const mtimeMs = extension.mtimeMs ?? header.mtimeMs ?? 0;
  return {
    kind: extension.isSparse === true ? 'other' : kind,
    name,
    typeName: extension.isSparse === true ? 'SparseFile' : header.type,
    isExecutable: ((header.mode ?? 0) & 0o100) !== 0,
    mtimeMs: Number.isFinite(mtimeMs) ? mtimeMs : 0,
    content,
  };
}
