import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Bytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import {
  type ArchiveStore,
  type FetchedArchive,
  fetchArchive,
  isAtHand,
  type WantedArchive,
} from '../sources/fetch-archive.ts';
import { hasArchive, readArchiveFromStore, writeArchiveToStore } from '../store/archive-store.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

export interface FetchArchivesOptions {
  readonly http: HttpClient;
  readonly settings: Settings;
  readonly report: Report;
  /** Takes large archives; undefined where they have to be in memory. */
  readonly spool?: Spool | undefined;
  /** The folder of the project's own copies, absolute; undefined where it is not to be asked. */
  readonly vendorDirectory?: string | undefined;
  /** How many archives are handed over before the first is dealt with; one by default. */
  readonly atOnce?: number;
  /** Called with each archive that is there and verified, in the order of arrival; its bytes are nobody else's. */
  readonly onArchive: (wanted: WantedArchive, archive: FetchedArchive) => void | Promise<void>;
}

/** What came of it. */
export interface FetchTotals {
  /** The sha256 of every archive. */
  readonly checksums: ReadonlyMap<ModuleName, string>;
  /** What came over the network. */
  readonly downloadedBytes: number;
}

/**
 * Brings all archives at once, from the project's own copies, the store or their Forges. The first
 * failure stops the others. When none is under way any more, so that nothing happens behind the
 * caller's back, the failure of the archive that stands first is thrown.
 */
export async function fetchArchives(
  archives: readonly WantedArchive[],
  { http, settings, report, spool, vendorDirectory, atOnce = 1, onArchive }: FetchArchivesOptions,
): Promise<FetchTotals> {
  report({ kind: 'fetching', modules: archives.length });
  const failure = new AbortController();
  // Every request listens.
  setMaxListeners(0, failure.signal);
  const options = {
    http: stoppable(http, failure.signal),
    store: storeOf(settings, report, spool),
    spool,
    vendorDirectory,
    allowsUnverified: settings.allowsUnverified,
  };
  const checksums = new Map<ModuleName, string>();
  let downloadedBytes = 0;
  const takeOne = async (wanted: WantedArchive, archive: FetchedArchive) => {
    if (failure.signal.aborted) return;
    const { sha256, isFromStore } = archive;
    const bytes = archive.bytes.length;
    checksums.set(wanted.name, sha256);
    if (!isFromStore) downloadedBytes += bytes;
    await onArchive(wanted, archive);
    const { name: module, version } = wanted;
    report({ kind: 'fetched', module, version, bytes, isFromStore });
  };
  // Side by side, all of them would be unpacked before the first is written and its memory free again.
  const inTurn = pLimit(atOnce);
  // A network may be faster, and then all of them would wait in memory.
  const withRoom = pLimit(2 * settings.concurrency);
  const fetchOne = async (wanted: WantedArchive) => {
    // Read beforehand, all that is at hand would be in memory too.
    if (isAtHand(wanted, options)) {
      return inTurn(async () => takeOne(wanted, await fetchArchive(wanted, options)));
    }
    return withRoom(async () => {
      const archive = await fetchArchive(wanted, options);
      return inTurn(() => takeOne(wanted, archive));
    });
  };
  const failures = new Map<number, unknown>();
  await Promise.all(
    archives.map((wanted, index) =>
      fetchOne(wanted).catch((error) => {
        // What was given up for another one fails with that one's error.
        if (error !== failure.signal.reason) failures.set(index, error);
        failure.abort(error);
      }),
    ),
  );
  // Of several, whoever happened to fail first would be told.
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return { checksums, downloadedBytes };
}

/** The same client, whose requests end with the signal. */
function stoppable(http: HttpClient, signal: AbortSignal): HttpClient {
  return { ...http, get: (url, options) => http.get(url, { ...options, signal }) };
}

/** The archives that are kept between runs; nothing where none are. */
export function storeOf(settings: Settings, report: Report): ArchiveStore;
export function storeOf(
  settings: Settings,
  report: Report,
  spool: Spool | undefined,
): ArchiveStore<Bytes>;
export function storeOf(
  { cacheDirectory }: Settings,
  report: Report,
  spool?: Spool,
): ArchiveStore<Bytes> {
  if (cacheDirectory === undefined) {
    return { has: () => false, read: async () => undefined, write: async () => {} };
  }
  return {
    has: (sha256) => hasArchive(cacheDirectory, sha256),
    read: async (sha256) => readArchiveFromStore(cacheDirectory, sha256, spool),
    write: async (sha256, bytes) => {
      // Without a store everything still works, only slower the next time.
      const reason = await writeArchiveToStore(cacheDirectory, sha256, bytes);
      if (reason === undefined) return;
      const message = `What was downloaded is not kept in \`${cacheDirectory}\`: ${reason}`;
      report({ kind: 'warning', message });
    },
  };
}
