import { openSpool } from '../files/spool.ts';
import type { InstalledModule } from '../layout/installed-modules.ts';
import { stageModule } from '../layout/stage-module.ts';
import type { Staging } from '../layout/staging.ts';
import type { ModuleName } from '../model/module-name.ts';
import { fetchArchives } from './fetch-archives.ts';
import { type InstalledState, lookAtModules } from './look-at-modules.ts';
import type { ModulePlace } from './module-places.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { shareUnpacking } from './share-unpacking.ts';
import { contentWishes } from './wanted-content.ts';
import type { OpenSources } from './with-sources.ts';

/** The modules of one directory, ready for the swap. */
export interface StagedPlace {
  readonly staging: Staging;
  readonly isForgotten: boolean;
  readonly state: InstalledState;
  readonly staged: readonly InstalledModule[];
  /** The sha256 of the archives of Forge modules, those that stay included. */
  readonly checksums: ReadonlyMap<ModuleName, string>;
  readonly downloadedBytes: number;
}

export interface StageOptions extends OpenSources {
  readonly settings: Settings;
  readonly report: Report;
  /** The folder of the project's own copies, absolute; undefined where there is none. */
  readonly vendorDirectory: string | undefined;
}

/** Fetches what a place lacks, and unpacks it beside the modules that are there. */
export async function stagePlace(
  place: ModulePlace,
  staging: Staging,
  options: StageOptions,
): Promise<StagedPlace> {
  // Another run may have changed the directory before this one got the right to.
  const state = lookAtModules(place, options.settings);
  const staged: InstalledModule[] = [];
  const [fetched, supplied] = await Promise.allSettled([
    stageArchives(state, { ...options, place, staging, staged }),
    stageSupplied(state, { ...options, place, staging, staged }),
  ]);
  if (fetched.status === 'rejected') throw fetched.reason;
  if (supplied.status === 'rejected') throw supplied.reason;
  const { checksums, downloadedBytes } = fetched.value;
  const released = new Set(place.archives.map(({ name }) => name));
  const staying = state.unchanged.filter(({ name }) => released.has(name));
  return {
    staging,
    isForgotten: place.isForgotten ?? false,
    state,
    staged,
    checksums: new Map([
      ...staying.map(({ name, digest }) => [name, digest] as const),
      ...checksums,
    ]),
    downloadedBytes,
  };
}

interface Target extends StageOptions {
  readonly place: ModulePlace;
  readonly staging: Staging;
  readonly staged: InstalledModule[];
}

function stageArchives({ missing }: InstalledState, target: Target) {
  const { http, settings, report, vendorDirectory, place, staging, staged } = target;
  const wishOf = contentWishes(settings, place.withoutSpec);
  const spool = openSpool(staging.directory);
  const { unpack, atOnce, end } = shareUnpacking(staging, { modules: missing.length, spool });
  return fetchArchives(missing, {
    http,
    settings,
    report,
    spool,
    vendorDirectory,
    atOnce,
    onArchive: async ({ name, version }, { bytes, sha256 }) => {
      const module = { name, version, digest: sha256, ...wishOf(name) };
      staged.push(await unpack(module, bytes));
    },
  }).finally(() => {
    end();
    spool.close();
  });
}

async function stageSupplied({ missingSupplied }: InstalledState, target: Target): Promise<void> {
  const { supply, settings, place, staging, staged } = target;
  const wishOf = contentWishes(settings, place.withoutSpec);
  const archives = await supply.read(missingSupplied);
  for (const [index, { name, version, digest }] of missingSupplied.entries()) {
    const archive = archives[index];
    if (archive === undefined) throw new TypeError(`${name} was not read`);
    const module = { name, version, digest, archive, isUnreleased: true };
    staged.push(stageModule(staging, { ...module, ...wishOf(name) }));
  }
}
