import { inflateRawSync } from 'node:zlib';

// RFC 1952, section 2.3: the fixed part of a member's header, and the trailer behind its data.
const fixedBytes = 10;
const trailerBytes = 8;
const flagsOffset = 3;
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;

/**
 * Where the last member of a gzip file ends, in bytes: what stands behind it is no gzip, and gzip
 * ignores it with a warning, while zlib takes it for a damaged member. Checksums are not looked at.
 *
 * @param mostBytes how many bytes may be inflated to find out
 * @returns undefined where a member is damaged, breaks off or is larger than that
 */
export function findGzipEnd(bytes: Buffer, mostBytes: number): number | undefined {
  let end = 0;
  while (end === 0 || isMemberStart(bytes, end)) {
    const dataBytes = measureData(bytes.subarray(skipHeader(bytes, end)), mostBytes);
    if (dataBytes === undefined) return undefined;
    end = skipHeader(bytes, end) + dataBytes + trailerBytes;
    if (end > bytes.length) return undefined;
  }
  return end;
}

function isMemberStart(bytes: Buffer, offset: number): boolean {
  return bytes[offset] === 0x1f && bytes[offset + 1] === 0x8b;
}

/** Beyond the end of the bytes where the header is not whole. */
function skipHeader(bytes: Buffer, start: number): number {
  const flags = bytes[start + flagsOffset] ?? 0;
  let offset = start + fixedBytes;
  if (flags & flag.extra) {
    if (offset + 2 > bytes.length) return bytes.length;
    offset += 2 + bytes.readUInt16LE(offset);
  }
  if (flags & flag.name) offset = skipText(bytes, offset);
  if (flags & flag.comment) offset = skipText(bytes, offset);
  return flags & flag.headerChecksum ? offset + 2 : offset;
}

function skipText(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start);
  return end === -1 ? bytes.length : end + 1;
}

/** How long the compressed data is that something else stands behind. */
function measureData(bytes: Buffer, mostBytes: number): number | undefined {
  try {
    const { engine } = inflateRawSync(bytes, {
      info: true,
      maxOutputLength: mostBytes,
    }) as unknown as { readonly engine: { readonly bytesWritten: number } };
    return engine.bytesWritten;
  } catch {
    return undefined;
  }
}
