import { type CommittedModules, commitModules } from '../layout/commit-modules.ts';
import type { InstalledModule } from '../layout/installed-modules.ts';
import { lockModules } from '../layout/modules-lock.ts';
import { createStaging, discardStaging } from '../layout/staging.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { type StagedText, stageTextFile } from '../project/text-file.ts';
import { localDirectories } from './local-directories.ts';
import { type ModulePlace, partModules } from './module-places.ts';
import type { Project } from './open-project.ts';
import type { ModulePlan } from './plan-modules.ts';
import type { Settings } from './settings.ts';
import { type StagedPlace, type StageOptions, stagePlace } from './stage-place.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';

/** What was written. */
export interface WrittenModules {
  readonly lockfile: Lockfile;
  readonly isLockWritten: boolean;
  /** Everything that pupfile has in its directories now. */
  readonly modules: readonly InstalledModule[];
  readonly written: number;
  readonly committed: CommittedModules;
  readonly downloadedBytes: number;
}

// Long enough for the run of a neighbouring build step, short enough for somebody who waits.
const longestWaitMs = 60_000;

export interface WriteModulesOptions extends Omit<StageOptions, 'vendorDirectory'> {
  readonly project: Project;
  readonly plan: ModulePlan;
}

/**
 * Fetches and stages what is missing, then swaps it in and writes the lock. Until everything is
 * verified and unpacked, nothing that counts is touched.
 */
export async function writeModules(options: WriteModulesOptions): Promise<WrittenModules> {
  const { project, plan } = options;
  const vendorDirectory = vendorDirectoryOf(project.paths.directory);
  return stageAll(partModules(project, plan), { ...options, vendorDirectory }, (places) =>
    commit(places, options),
  );
}

/** Holds every directory from the first to the last of what happens there. */
async function stageAll(
  [place, ...others]: readonly ModulePlace[],
  options: StageOptions,
  finish: (places: readonly StagedPlace[]) => WrittenModules,
): Promise<WrittenModules> {
  if (place === undefined) return finish([]);
  const right = await lockModules(place.modulesDirectory, longestWaitMs);
  try {
    const staging = createStaging(place.modulesDirectory);
    try {
      const staged = await stagePlace(place, staging, options);
      return await stageAll(others, options, (places) => finish([staged, ...places]));
    } finally {
      discardStaging(staging);
    }
  } finally {
    right.release();
  }
}

function commit(
  places: readonly StagedPlace[],
  { project, plan, settings }: WriteModulesOptions,
): WrittenModules {
  const lockfile = plan.lockWith(new Map(places.flatMap(({ checksums }) => [...checksums])));
  const lockText = stageLock(project, lockfile, settings);
  try {
    const committed = places.map((place) => commitPlace(place, project, settings));
    lockText.commit();
    return {
      lockfile,
      isLockWritten: lockText.isChange,
      modules: places.flatMap(({ state, staged }) => [...state.unchanged, ...staged]),
      written: places.reduce((sum, { staged }) => sum + staged.length, 0),
      committed: {
        removed: committed.flatMap(({ removed }) => removed),
        replaced: committed.flatMap(({ replaced }) => replaced),
        foreign: committed[0]?.foreign ?? [],
      },
      downloadedBytes: places.reduce((sum, one) => sum + one.downloadedBytes, 0),
    };
  } finally {
    lockText.discard();
  }
}

/** A frozen lock is not even brought into its canonical form. */
function stageLock({ paths }: Project, lockfile: Lockfile, { frozenBy }: Settings): StagedText {
  return frozenBy === undefined
    ? stageTextFile(paths.lockfile, formatLockfile(lockfile))
    : { isChange: false, commit() {}, discard() {} };
}

/** What is not pupfile's may be anything in a directory that `install_path` names. */
function commitPlace(
  { staging, state, staged }: StagedPlace,
  { modulesDirectory, puppetfile }: Project,
  { removesForeign }: Settings,
): CommittedModules {
  const { unchanged, installed } = state;
  return commitModules(staging, {
    staged,
    unchanged,
    installed,
    clean: removesForeign && staging.modulesDirectory === modulesDirectory,
    untouched: localDirectories(puppetfile),
  });
}
