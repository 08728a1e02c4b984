import { checksumOf } from '../files/bytes.ts';
import type { ArchiveStore } from './fetch-archive.ts';
import { notAsPromised, readVendoredFile } from './vendored-file.ts';
import type { VendoredFiles } from './vendored-files.ts';

/**
 * A store that a project's own copies come before. Reading throws CHECKSUM_MISMATCH for a vendored
 * archive that is another than its name and the lock say, and FILE_SYSTEM for one that cannot be read.
 */
export function vendoredStore(store: ArchiveStore, files: VendoredFiles): ArchiveStore {
  return {
    has: (sha256) => files.tarball(sha256) !== undefined || store.has(sha256),
    read: async (sha256) => (await readVendored(sha256, files)) ?? (await store.read(sha256)),
    write: (sha256, bytes) => store.write(sha256, bytes),
  };
}

async function readVendored(sha256: string, files: VendoredFiles): Promise<Buffer | undefined> {
  const file = files.tarball(sha256);
  if (file === undefined) return undefined;
  const bytes = await readVendoredFile(file);
  const actual = checksumOf('sha256', bytes);
  if (actual === sha256) return bytes;
  const notes = [`promised: ${sha256}`, `what is there: ${actual} (${bytes.length} bytes)`];
  throw notAsPromised(file, { promise: 'archive', notes });
}
