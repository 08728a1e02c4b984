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
  const lines = text.split(/\r?\n/);
  const lineStarts = findLineStarts(text);
  const offsets = utf16Offsets(text);
  const offsetOf = (byteOffset: number) => offsets?.[byteOffset] ?? byteOffset;

  function spanBetween(start: number, end: number): SourceSpan {
    const lineIndex = lastIndexUpTo(lineStarts, start);
    const line = lines[lineIndex] ?? '';
    const column = Math.min(start - (lineStarts[lineIndex] ?? 0), line.length);
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

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

/** For each UTF-8 byte its offset in UTF-16 code units; null where the text is ASCII. */
function utf16Offsets(text: string): Uint32Array | null {
  if (!/[\x80-\uffff]/.test(text)) return null;
  const offsets = new Uint32Array(new TextEncoder().encode(text).length + 1);
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
