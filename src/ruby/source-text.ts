import type { SourceSpan } from '../errors/source-span.ts';

/** A piece of a text, in UTF-8 bytes from its beginning: how Prism counts. */
export interface ByteLocation {
  readonly startOffset: number;
  readonly length: number;
}

/** A text that a user wrote, with the places in it. */
export interface SourceText {
  /** The file's name as messages show it. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Where a byte of the UTF-8 form stands in `text`, in UTF-16 code units. */
  offsetOf(byteOffset: number): number;
  /** The piece from one offset of `text` to another, cut at the end of its first line. */
  spanBetween(start: number, end: number): SourceSpan;
  /** The same for a piece that is counted in bytes. */
  spanAt(location: ByteLocation): SourceSpan;
}

/** Prepares a text for telling places in it. */
export function createSourceText(file: string, content: string): SourceText {
  const text = content.replace(/^\u{feff}/u, '');
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const offsets = utf16Offsets(text);
  const offsetOf = (byteOffset: number) => offsets?.[byteOffset] ?? byteOffset;

  function spanBetween(start: number, end: number): SourceSpan {
    const lineIndex = lastIndexUpTo(lineStarts, start);
    const lineStart = lineStarts[lineIndex] ?? 0;
    const line = text.slice(lineStart, lineStarts[lineIndex + 1]).replace(/\r?\n$/, '');
    const column = Math.min(start - lineStart, line.length);
    return {
      file,
      line: lineIndex + 1,
      column: column + 1,
      length: Math.max(0, Math.min(end - start, line.length - column)),
      lineText: line,
    };
  }

  return {
    file,
    text,
    offsetOf,
    spanBetween,
    spanAt: ({ startOffset, length }) =>
      spanBetween(offsetOf(startOffset), offsetOf(startOffset + length)),
  };
}

/** For each UTF-8 byte its offset in UTF-16 code units; null where the text is ASCII. */
function utf16Offsets(text: string): Uint32Array | null {
  const byteLength = new TextEncoder().encode(text).length;
  if (byteLength === text.length) return null;
  const offsets = new Uint32Array(byteLength + 1);
  let byte = 0;
  let offset = 0;
  for (const character of text) {
    const width = utf8Width(character);
    offsets.fill(offset, byte, byte + width);
    byte += width;
    offset += character.length;
  }
  offsets[byte] = offset;
  return offsets;
}

function utf8Width(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function lastIndexUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
