import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import {
  type ArchiveStore,
  type FetchedArchive,
  fetchArchive,
  type WantedArchive,
} from '../sources/fetch-archive.ts';
import { readArchiveFromStore, writeArchiveToStore } from '../store/archive-store.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

export interface FetchArchivesOptions {
  readonly http: HttpClient;
  readonly settings: Settings;
  readonly report: Report;
  /** Called with each archive as soon as it is there and verified, in the order of arrival. */
  readonly onArchive: (wanted: WantedArchive, archive: FetchedArchive) => void;
}

/** What came of it. */
export interface FetchTotals {
  /** The sha256 of every archive. */
  readonly checksums: ReadonlyMap<ModuleName, string>;
  /** What came over the network. */
  readonly downloadedBytes: number;
}

/**
 * Brings all archives at once, from the store or their Forges. The first failure is thrown when
 * no archive is under way any more, so that nothing happens behind the caller's back.
 */
export async function fetchArchives(
  archives: readonly WantedArchive[],
  { http, settings, report, onArchive }: FetchArchivesOptions,
): Promise<FetchTotals> {
  report({ kind: 'fetching', modules: archives.length });
  const options = {
    http,
    store: storeOf(settings),
    allowsUnverified: settings.allowsUnverified,
  };
  const checksums = new Map<ModuleName, string>();
  let downloadedBytes = 0;
  const outcomes = await Promise.allSettled(
    archives.map(async (wanted) => {
      const archive = await fetchArchive(wanted, options);
      const { bytes, sha256, isFromStore } = archive;
      checksums.set(wanted.name, sha256);
      if (!isFromStore) downloadedBytes += bytes.length;
      onArchive(wanted, archive);
      const { name: module, version } = wanted;
      report({ kind: 'fetched', module, version, bytes: bytes.length, isFromStore });
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { checksums, downloadedBytes };
}

function storeOf({ cacheDirectory }: Settings): ArchiveStore {
  if (cacheDirectory === undefined) {
    return { read: async () => undefined, write: async () => {} };
  }
  return {
    read: (sha256) => readArchiveFromStore(cacheDirectory, sha256),
    write: async (sha256, bytes) => {
      // Without a store everything still works, only slower the next time.
      await writeArchiveToStore(cacheDirectory, sha256, bytes);
    },
  };
}
