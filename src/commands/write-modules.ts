import { readArchive } from '../archive/read-archive.ts';
import { type CommittedModules, commitModules } from '../layout/commit-modules.ts';
import { type InstalledModule, readInstalled } from '../layout/installed-modules.ts';
import { isIntact } from '../layout/is-intact.ts';
import { lockModules } from '../layout/modules-lock.ts';
import { stageModule } from '../layout/stage-module.ts';
import { createStaging, discardStaging, type Staging } from '../layout/staging.ts';
import type { ContentProfile } from '../layout/trim.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { HttpClient } from '../net/http.ts';
import { type StagedText, stageTextFile } from '../project/text-file.ts';
import type { FetchedArchive, WantedArchive } from '../sources/fetch-archive.ts';
import { fetchArchives } from './fetch-archives.ts';
import type { Project } from './open-project.ts';
import type { ModulePlan } from './plan-modules.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';

/** What is in a modules directory, compared to what is wanted there. */
export interface InstalledState {
  readonly installed: readonly InstalledModule[];
  /** Wanted, there and untouched. */
  readonly unchanged: readonly InstalledModule[];
  /** Wanted, and not there as it should be. */
  readonly missing: readonly WantedArchive[];
  /** Installed by pupfile, and no longer wanted. */
  readonly unwanted: readonly InstalledModule[];
}

/** What was written. */
export interface WrittenModules {
  readonly lockfile: Lockfile;
  readonly isLockWritten: boolean;
  /** Everything that pupfile has in the directory now. */
  readonly modules: readonly InstalledModule[];
  readonly written: number;
  readonly committed: CommittedModules;
  readonly downloadedBytes: number;
}

// Long enough for the run of a neighbouring build step, short enough for somebody who waits.
const longestWaitMs = 60_000;

/** Compares what pupfile installed with what is wanted, one look at each file. */
export function lookAtModules(
  { modulesDirectory }: Project,
  { archives }: ModulePlan,
  { content }: Settings,
): InstalledState {
  const installed = readInstalled(modulesDirectory);
  const byName = new Map(installed.map((module) => [module.name, module]));
  const wanted = new Set(archives.map(({ name }) => name));
  const unchanged: InstalledModule[] = [];
  const missing: WantedArchive[] = [];
  for (const archive of archives) {
    const module = byName.get(archive.name);
    const isThere =
      module !== undefined &&
      isSameRelease(module, archive) &&
      module.content === content &&
      isIntact(modulesDirectory, module);
    if (isThere) unchanged.push(module);
    else missing.push(archive);
  }
  const unwanted = installed.filter(({ name }) => !wanted.has(name));
  return { installed, unchanged, missing, unwanted };
}

function isSameRelease(
  module: InstalledModule,
  { version, lockedSha256, reference }: WantedArchive,
) {
  return module.version === version && module.sha256 === (lockedSha256 ?? reference?.sha256);
}

export interface WriteModulesOptions {
  readonly http: HttpClient;
  readonly settings: Settings;
  readonly report: Report;
  readonly project: Project;
  readonly plan: ModulePlan;
}

/**
 * Fetches and stages what is missing, then swaps it in and writes the lock. Until everything is
 * verified and unpacked, nothing that counts is touched.
 */
export async function writeModules(options: WriteModulesOptions): Promise<WrittenModules> {
  const { modulesDirectory } = options.project;
  const right = await lockModules(modulesDirectory, longestWaitMs);
  try {
    const staging = createStaging(modulesDirectory);
    try {
      return await fetchAndCommit(options, staging);
    } finally {
      discardStaging(staging);
    }
  } finally {
    right.release();
  }
}

async function fetchAndCommit(
  { http, settings, report, project, plan }: WriteModulesOptions,
  staging: Staging,
): Promise<WrittenModules> {
  // Another run may have changed the directory before this one got the right to.
  const { installed, unchanged, missing } = lookAtModules(project, plan, settings);
  const staged: InstalledModule[] = [];
  const { checksums, downloadedBytes } = await fetchArchives(missing, {
    http,
    settings,
    report,
    vendorDirectory: vendorDirectoryOf(project.paths.directory),
    onArchive: (wanted, archive) => {
      staged.push(unpack(wanted, archive, { staging, content: settings.content }));
    },
  });
  const all = new Map([
    ...unchanged.map(({ name, sha256 }) => [name, sha256] as const),
    ...checksums,
  ]);
  const lockfile = plan.lockWith(all);
  const lockText =
    settings.frozenBy === undefined
      ? stageTextFile(project.paths.lockfile, formatLockfile(lockfile))
      : leftAlone;
  try {
    const committed = commitModules(staging, {
      staged,
      unchanged,
      installed,
      clean: settings.removesForeign,
    });
    lockText.commit();
    return {
      lockfile,
      isLockWritten: lockText.isChange,
      modules: [...unchanged, ...staged],
      written: staged.length,
      committed,
      downloadedBytes,
    };
  } finally {
    lockText.discard();
  }
}

/** A frozen lock is not even brought into its canonical form. */
const leftAlone: StagedText = { isChange: false, commit() {}, discard() {} };

function unpack(
  { name, version }: WantedArchive,
  { bytes, sha256 }: FetchedArchive,
  { staging, content }: { readonly staging: Staging; readonly content: ContentProfile },
): InstalledModule {
  const archive = readArchive(bytes, { subject: `The archive of ${name} ${version}` });
  return stageModule(staging, { name, version, sha256, archive, content });
}
