import { wholeOf } from '../../src/files/bytes.ts';
import type { NamedChecksums } from '../../src/sources/commit-archive.ts';
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
    has: (sha256) => archives.has(sha256),
    read: (sha256) => Promise.resolve(archives.get(sha256)),
    write: (sha256, bytes) => Promise.resolve(void archives.set(sha256, wholeOf(bytes))),
  };
}

/** Remembered checksums in memory that show what they are: name to sha256. */
export interface MemoryChecksums extends NamedChecksums {
  readonly names: Map<string, string>;
}

/** Nothing is remembered at first. */
export function memoryChecksums(): MemoryChecksums {
  const names = new Map<string, string>();
  return {
    names,
    read: (name) => Promise.resolve(names.get(name)),
    write: (name, sha256) => Promise.resolve(void names.set(name, sha256)),
  };
}
