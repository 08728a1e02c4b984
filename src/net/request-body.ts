import { Readable } from 'node:stream';

/** What a request brings to a server. */
export interface RequestBody {
  readonly sizeBytes: number;
  /** The bytes, from the first one each time it is called: a request may be sent again. */
  read(): AsyncIterable<Uint8Array>;
}

// How long a server may take to read is measured for each piece. At 1 KiB/s, below which a connection
// is given up, one of this size takes as long as a server may be silent.
const mostPieceBytes = 16 * 1024;

/** A body in pieces small enough for each to be sent in time over a slow connection. */
export function toPieces(body: RequestBody): Readable {
  return Readable.from(cut(body), { objectMode: false });
}

async function* cut({ read }: RequestBody): AsyncGenerator<Uint8Array> {
  for await (const chunk of read()) {
    for (let start = 0; start < chunk.length; start += mostPieceBytes) {
      yield chunk.subarray(start, start + mostPieceBytes);
    }
  }
}
