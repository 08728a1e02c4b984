import type { Bytes } from './bytes.ts';

/** Gives up bytes, which nobody can read afterwards. */
export interface Discarder {
  /** Those of a file, or of memory that is theirs alone; what is a part of something larger stays. */
  own(bytes: Bytes): void;
  /** All of what they are a part of. */
  whole(bytes: Bytes): void;
}

/**
 * Makes what gives memory back at once, for whoever has it for himself. Otherwise it waits for the
 * garbage collector, which comes when there is much of it; what follows takes fresh memory, whose first touch costs as
 * much as to inflate into it.
 *
 * What is handed over to a port that leads nowhere is gone (HTML Standard, "message port post message
 * steps").
 */
export function createDiscarder(): Discarder {
  const { port1: nowhere } = new MessageChannel();
  nowhere.close();
  // glibc keeps what is freed for what follows, up to the size of the largest piece that was freed before
  // (mallopt(3), M_MMAP_THRESHOLD). So one of the size of a large archive is, which nobody has touched.
  nowhere.postMessage(null, [new ArrayBuffer(1024 * 1024)]);
  const whole = (bytes: Bytes) => {
    if (!Buffer.isBuffer(bytes)) return bytes.discard();
    const memory = bytes.buffer;
    // Node gives what is small a part of memory that many share.
    if (memory.byteLength > Buffer.poolSize) nowhere.postMessage(null, [memory as ArrayBuffer]);
  };
  return {
    whole,
    own: (bytes) => {
      // The pieces of answers over HTTP/2 are parts of what was read at once.
      if (!Buffer.isBuffer(bytes) || bytes.length === bytes.buffer.byteLength) whole(bytes);
    },
  };
}
