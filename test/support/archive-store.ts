import type { ArchiveStore } from '../../src/sources/fetch-archive.ts';

/** A store in memory that shows what it holds: sha256 to archive. */
export interface MemoryStore extends ArchiveStore {
  readonly archives: ReadonlyMap<string, Buffer>;
}

/** A store that holds these archives at first. */
export function memoryStore(
  ...entries: readonly (readonly [sha256: string, bytes: Buffer])[]
): MemoryStore {
  const archives = new Map(entries);
  return {
    archives,
    read: (sha256) => Promise.resolve(archives.get(sha256)),
    write: (sha256, bytes) => Promise.resolve(void archives.set(sha256, bytes)),
  };
}
