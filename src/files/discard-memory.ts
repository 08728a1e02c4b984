import type { Bytes } from './bytes.ts';

/** Gives up bytes, and all the memory or the file that they are a stretch of: they are empty afterwards, or cannot be read. */
export type Discard = (bytes: Bytes) => void;

/**
 * Makes a function that gives memory back at once, for whoever has it for himself. Otherwise it waits for the
 * garbage collector, which comes when there is much of it; what follows takes fresh memory, whose first touch costs as
 * much as to inflate into it.
 *
 * What is handed over to a port that leads nowhere is gone (HTML Standard, "message port post message
 * steps").
 */
export function createDiscarder(): Discard {
  const { port1: nowhere } = new MessageChannel();
  nowhere.close();
  // glibc keeps what is freed for what follows, up to the size of the largest piece that was freed before
  // (mallopt(3), M_MMAP_THRESHOLD). So one of the size of a large archive is, which nobody has touched.
  nowhere.postMessage(null, [new ArrayBuffer(1024 * 1024)]);
  return (bytes) => {
    if (!Buffer.isBuffer(bytes)) return bytes.discard();
    const memory = bytes.buffer;
    // Node gives what is small a part of memory that many share.
    if (memory.byteLength <= Buffer.poolSize) return;
    nowhere.postMessage(null, [memory as ArrayBuffer]);
  };
}
