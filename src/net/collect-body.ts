import type { Readable } from 'node:stream';
import type { Bytes } from '../files/bytes.ts';
import { mostBytesInMemory, type Spool, type SpoolFile } from '../files/spool.ts';
import type { SpeedWatch } from './speed-watch.ts';
import type { OwnTransfer } from './transfer.ts';
import { TransferFault } from './transfer-fault.ts';

export interface CollectOptions {
  /** The most that may arrive. */
  readonly mostBytes: number;
  /** What the headers say will arrive; undefined where they don't. */
  readonly announcedBytes: number | undefined;
  readonly watch: Pick<SpeedWatch, 'count'>;
  /** What is kept current; whatever it had before belongs to another attempt. */
  readonly transfer?: OwnTransfer | undefined;
  /** Takes a large body, and makes its SHA-256 while it comes; undefined where it has to be in memory. */
  readonly spool?: Spool | undefined;
}

// Up to here pieces are gathered and joined, which needs twice the memory for a moment.
const mostPiecesBytes = 8 * 1024 * 1024;

/**
 * Reads a body into memory, which it takes once and not twice where it is large, or into a spool.
 *
 * Throws a TransferFault for one that is larger than it may be; before it arrives, where it is announced.
 * Throws what breaks the body off, and FILE_SYSTEM where the spool has no room.
 */
export async function collectBody(
  stream: Readable,
  { mostBytes, announcedBytes, watch, transfer, spool }: CollectOptions,
): Promise<Bytes> {
  if (announcedBytes !== undefined && announcedBytes > mostBytes) throw tooLarge(mostBytes);
  const gathered =
    spool === undefined ? gather({ mostBytes, announcedBytes }) : gatherInSpool(spool);
  let size = 0;
  if (transfer !== undefined) Object.assign(transfer, { arrivedBytes: 0, announcedBytes });
  try {
    await readPieces(stream, (piece) => {
      size += piece.length;
      if (size > mostBytes) throw tooLarge(mostBytes);
      watch.count(piece.length);
      if (transfer !== undefined) transfer.arrivedBytes = size;
      gathered.add(piece, size);
    });
  } catch (error) {
    gathered.discard();
    throw error;
  }
  return gathered.end(size);
}

/** As `for await` would, which costs several times as much as a small body itself. */
function readPieces(stream: Readable, take: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const breakOff = () => {
      reject(stream.errored ?? new TransferFault('the connection was closed', true));
    };
    const takeOrEnd = (piece: Buffer) => {
      try {
        take(piece);
      } catch (error) {
        stream.off('data', takeOrEnd).destroy();
        reject(error);
      }
    };
    // It may be broken before anybody listens.
    if (stream.destroyed) return breakOff();
    stream.on('data', takeOrEnd).once('end', resolve).once('error', reject);
    stream.once('close', () => {
      if (!stream.readableEnded) breakOff();
    });
  });
}

interface Gathered {
  /** Adds a piece, with which there is so much. */
  add(piece: Buffer, size: number): void;
  end(size: number): Bytes;
  discard(): void;
}

function gatherInSpool(spool: Spool): Gathered {
  let pieces: Buffer[] = [];
  let file: SpoolFile | undefined;
  return {
    add: (piece, size) => {
      pieces.push(piece);
      if (size <= mostBytesInMemory) return;
      file ??= spool.begin({ isHashed: true });
      for (const one of pieces) file.append(one);
      pieces = [];
    },
    end: (size) => file?.end() ?? joined(pieces, size),
    discard: () => file?.discard(),
  };
}

/** What is in one piece is taken as it is. */
function joined(pieces: readonly Buffer[], size: number): Buffer {
  const [first] = pieces;
  return first?.length === size ? first : Buffer.concat(pieces, size);
}

function gather({
  mostBytes,
  announcedBytes = 0,
}: Pick<CollectOptions, 'mostBytes' | 'announcedBytes'>): Gathered {
  let pieces: Buffer[] = [];
  let whole: Buffer | undefined;
  const join = (size: number) => {
    const joinedBytes = pieces.reduce((sum, { length }) => sum + length, 0);
    const start = whole === undefined ? pieces : [whole.subarray(0, size - joinedBytes), ...pieces];
    // The system gives no memory for what is not written to.
    const room = Buffer.alloc(announcedBytes >= size ? announcedBytes : mostBytes);
    let end = 0;
    for (const piece of start) end += piece.copy(room, end);
    pieces = [];
    return room;
  };
  return {
    add: (piece, size) => {
      if (whole !== undefined && size <= whole.length) {
        piece.copy(whole, size - piece.length);
        return;
      }
      pieces.push(piece);
      if (size > mostPiecesBytes) whole = join(size);
    },
    end: (size) => whole?.subarray(0, size) ?? joined(pieces, size),
    discard: () => {},
  };
}

/** The fault of a body that is larger than it may be. */
export function tooLarge(mostBytes: number): TransferFault {
  const message = `the answer is larger than ${mostBytes >> 20} MiB`;
  return new TransferFault(message, false, { isTooLarge: true });
}
