/** Counts who writes into a folder, for threads that share it. */
export type WritePermit = SharedArrayBuffer;

// Places in the shared memory.
const writers = 0;
const isWithdrawn = 1;

export function createWritePermit(): WritePermit {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * Runs something that writes, at once.
 *
 * Throws a TypeError where the permit was withdrawn, which only a thread can meet that nobody waits for.
 */
export function withPermit<Result>(permit: WritePermit, write: () => Result): Result {
  const words = new Int32Array(permit);
  Atomics.add(words, writers, 1);
  try {
    if (Atomics.load(words, isWithdrawn) === 1) throw new TypeError('nobody may write any more');
    return write();
  } finally {
    Atomics.sub(words, writers, 1);
    Atomics.notify(words, writers);
  }
}

/**
 * Returns when nobody writes any more, and then nobody will: blocks until others have ended what they write.
 *
 * @param longestMs after how long without a change it returns all the same: a thread that died never says so
 */
export function withdrawPermit(permit: WritePermit, longestMs = 10_000): void {
  const words = new Int32Array(permit);
  Atomics.store(words, isWithdrawn, 1);
  for (;;) {
    const count = Atomics.load(words, writers);
    if (count === 0 || Atomics.wait(words, writers, count, longestMs) === 'timed-out') return;
  }
}
