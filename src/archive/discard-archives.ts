import type { ModuleArchive } from './module-archive.ts';

/**
 * Makes a function that gives the memory of an archive back at once, or its file: its entries are empty
 * afterwards, or cannot be read, so that it is only for whoever has the archive for himself, as `readArchive`
 * returns it. Otherwise the memory waits for the garbage collector, and the archives that follow take fresh
 * one, whose first touch costs as much as to inflate it.
 *
 * What is handed over to a port that leads nowhere is gone (HTML Standard, "message port post message
 * steps").
 */
export function createDiscarder(): (archive: ModuleArchive) => void {
  const { port1: nowhere } = new MessageChannel();
  nowhere.close();
  // glibc keeps what is freed for what follows, up to the size of the largest piece that was freed before
  // (mallopt(3), M_MMAP_THRESHOLD). So one of the size of a large archive is, which nobody has touched.
  nowhere.postMessage(null, [new ArrayBuffer(1024 * 1024)]);
  return ({ entries }) => {
    const content = entries.find((entry) => entry.kind === 'file')?.content;
    if (!Buffer.isBuffer(content)) return content?.discard();
    const memory = content.buffer;
    // Node gives what is small a part of memory that many share.
    if (memory.byteLength <= Buffer.poolSize) return;
    nowhere.postMessage(null, [memory as ArrayBuffer]);
  };
}
