import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { createNamelessFile, type NamelessFile } from './nameless-file.ts';

/** What is larger is worth a file. */
export const mostBytesInMemory = 1024 * 1024;

const pieceBytes = 256 * 1024;

/** Room for bytes that are too many for the memory: files that are gone with the process. */
export interface Spool {
  /** Begins a file. Throws FILE_SYSTEM. */
  begin(options?: SpoolFileOptions): SpoolFile;
  /**
   * Copies a file and hashes it, so that nobody can change it any more. Throws FILE_SYSTEM, and what the file system
   * throws of the file that is copied.
   */
  copy(path: string): SpooledBytes;
  /** Gives up all that is left. */
  close(): void;
}

export interface SpoolFileOptions {
  /** Makes the SHA-256 while the bytes come. */
  readonly isHashed?: boolean;
}

/** A file that is being written. */
export interface SpoolFile {
  /** Throws FILE_SYSTEM. */
  append(piece: Buffer): void;
  /** All that was written; there will be no more. */
  end(): SpooledBytes;
  discard(): void;
}

/** Bytes in a file, all of them or a stretch. */
export interface SpooledBytes {
  readonly length: number;
  /** Of a whole file, in lower-case hexadecimal; undefined where nobody asked for it. */
  readonly sha256: string | undefined;
  /** A stretch, as a buffer gives it: the file is the same. */
  subarray(start: number, end: number): SpooledBytes;
  /** All of them. Throws FILE_SYSTEM. */
  read(): Buffer;
  /** All of them, in pieces, each of which is overwritten by the next. Throws FILE_SYSTEM. */
  pieces(): Iterable<Buffer>;
  /** Gives the file up, whatever stretches of it there are. */
  discard(): void;
}

/** Makes room in a directory, which stays empty. */
export function openSpool(directory: string): Spool {
  const files = new Set<NamelessFile>();
  const begin = ({ isHashed = false }: SpoolFileOptions = {}): SpoolFile => {
    const file = createNamelessFile(directory);
    files.add(file);
    const discard = () => {
      file.close();
      files.delete(file);
    };
    const hash = isHashed ? createHash('sha256') : undefined;
    let length = 0;
    return {
      append: (piece) => {
        file.append(piece);
        hash?.update(piece);
        length += piece.length;
      },
      end: () => ({
        ...stretchOf(file, discard, 0, length),
        sha256: hash?.digest('hex'),
      }),
      discard,
    };
  };
  return {
    begin,
    copy: (path) => {
      const copy = begin({ isHashed: true });
      try {
        for (const piece of readPieces(path)) copy.append(piece);
        return copy.end();
      } catch (error) {
        copy.discard();
        throw error;
      }
    },
    close: () => {
      for (const file of files) file.close();
    },
  };
}

function stretchOf(
  file: NamelessFile,
  discard: () => void,
  start: number,
  end: number,
): SpooledBytes {
  const positionOf = (offset: number) => Math.min(start + offset, end);
  return {
    length: end - start,
    sha256: undefined,
    subarray: (from, to) => stretchOf(file, discard, positionOf(from), positionOf(to)),
    read: () => {
      const bytes = Buffer.allocUnsafeSlow(end - start);
      file.fill(bytes, start);
      return bytes;
    },
    *pieces() {
      const room = Buffer.allocUnsafeSlow(Math.min(pieceBytes, end - start));
      for (let at = start; at < end; at += room.length) {
        const piece = room.subarray(0, end - at);
        file.fill(piece, at);
        yield piece;
      }
    },
    discard,
  };
}

function* readPieces(path: string): Generator<Buffer> {
  const descriptor = openSync(path, 'r');
  try {
    const room = Buffer.allocUnsafeSlow(pieceBytes);
    for (;;) {
      const length = readSync(descriptor, room);
      if (length === 0) return;
      yield room.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
