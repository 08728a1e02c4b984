import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type CommittedModules, commitModules } from '../layout/commit-modules.ts';
import type { RecordNotes } from '../layout/format-installed.ts';
import type { InstalledModule } from '../layout/installed-modules.ts';
import { lockModules, type ModulesLock } from '../layout/modules-lock.ts';
import { recordModules } from '../layout/record-modules.ts';
import { createStaging, discardStaging, type Leftover, type Staging } from '../layout/staging.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { clearAtEnd } from '../net/clear-at-end.ts';
import { type StagedText, stageTextFile, sweepLeftovers } from '../project/text-file.ts';
import { findBasis } from './find-basis.ts';
import { localDirectories } from './local-directories.ts';
import { type ModulePlace, partModules } from './module-places.ts';
import type { Project } from './open-project.ts';
import type { ModulePlan } from './plan-modules.ts';
import type { Report } from './progress.ts';
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
  readonly committed: CommittedPlaces;
  readonly downloadedBytes: number;
}

/** What happened to what nobody wants, as paths: in the modules directory by the name alone. */
export interface CommittedPlaces {
  /** Modules of pupfile's, elsewhere relative to the project. */
  readonly removed: readonly string[];
  /** What pupfile did not install and that made way for a module, by its name. */
  readonly replaced: readonly string[];
  /** What pupfile did not install in the modules directory, by its name. */
  readonly foreign: readonly string[];
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
  const vendor = vendorDirectoryOf(project.paths.directory);
  // Most projects have none, and then nobody need look for each archive.
  const vendorDirectory = existsSync(vendor) ? vendor : undefined;
  const held = new Set<HeldPlace>();
  const giveUp = () => {
    for (const { staging, right } of held) {
      discardStaging(staging);
      right.release();
    }
  };
  return clearAtEnd(giveUp, () =>
    stageAll(partModules(project, plan), { ...options, vendorDirectory, held }, (places) =>
      commit(places, options),
    ),
  );
}

interface HeldPlace {
  readonly staging: Staging;
  readonly right: ModulesLock;
}

interface StageAllOptions extends StageOptions {
  /** The places that are held now. */
  readonly held: Set<HeldPlace>;
}

/** Holds every directory from the first to the last of what happens there. */
async function stageAll(
  [place, ...others]: readonly ModulePlace[],
  options: StageAllOptions,
  finish: (places: readonly StagedPlace[]) => WrittenModules,
): Promise<WrittenModules> {
  if (place === undefined) return finish([]);
  const right = await lockPlace(place, options);
  try {
    const staging = createStaging(place.modulesDirectory);
    const here: HeldPlace = { staging, right };
    options.held.add(here);
    try {
      const staged = await stagePlace(place, staging, options);
      return await stageAll(others, options, (places) => finish([staged, ...places]));
    } finally {
      options.held.delete(here);
      tellLeftover(discardStaging(staging), options.report);
    }
  } finally {
    if (place.isForgotten) right.leave();
    else right.release();
  }
}

function lockPlace(
  { modulesDirectory: directory }: ModulePlace,
  { report, settings: { signal } }: StageAllOptions,
): Promise<ModulesLock> {
  return lockModules(directory, longestWaitMs, {
    signal,
    onWait: (holder) => report({ kind: 'busy', directory, holder }),
  });
}

function tellLeftover(leftover: Leftover | undefined, report: Report): void {
  if (leftover === undefined) return;
  const { directory, reason } = leftover;
  report({ kind: 'warning', message: `\`${directory}\` cannot be deleted: ${reason}` });
}

function commit(
  places: readonly StagedPlace[],
  { project, plan, settings, report }: WriteModulesOptions,
): WrittenModules {
  // From here on all of it happens at once, and nobody can break in.
  settings.signal?.throwIfAborted();
  const staged = places.reduce((sum, one) => sum + one.staged.length, 0);
  report({ kind: 'laying-out', modules: staged });
  const lockfile = plan.lockWith(new Map(places.flatMap(({ checksums }) => [...checksums])));
  const lockfileText = formatLockfile(lockfile);
  const lockText = stageLock(project, lockfileText, settings);
  try {
    const basis = findBasis({ project, settings, lockfile, lockfileText });
    const committed = commitPlaces(places, { project, settings, basis });
    lockText.commit();
    return {
      lockfile,
      isLockWritten: lockText.isChange,
      modules: places.flatMap(modulesOf),
      written: staged,
      committed,
      downloadedBytes: places.reduce((sum, one) => sum + one.downloadedBytes, 0),
    };
  } finally {
    lockText.discard();
  }
}

/** A frozen lock is not even brought into its canonical form. */
function stageLock({ paths }: Project, text: string, { frozenBy }: Settings): StagedText {
  if (frozenBy === undefined) return stageTextFile(paths.lockfile, text);
  sweepLeftovers(paths.lockfile);
  return { isChange: false, commit() {}, discard() {} };
}

interface CommitPlacesOptions {
  readonly project: Project;
  readonly settings: Settings;
  /** What `findBasis` found. */
  readonly basis: string | undefined;
}

/** A directory that nobody names any more stays recorded until its modules are gone. */
function commitPlaces(
  places: readonly StagedPlace[],
  { project, settings, basis }: CommitPlacesOptions,
): CommittedPlaces {
  const [first, ...others] = places;
  const pathOf = ({ staging }: StagedPlace) =>
    relative(project.paths.directory, staging.modulesDirectory).replaceAll(sep, '/') || '.';
  const notes = { elsewhere: others.map(pathOf), basis };
  const committed = places.map((place) =>
    commitPlace(place, { project, settings, notes: place === first ? notes : {} }),
  );
  const forgotten = places.filter(({ isForgotten }) => isForgotten);
  for (const { staging } of forgotten) recordModules(staging, { modules: [], elsewhere: [] });
  if (first !== undefined && forgotten.length > 0) {
    const named = others.filter(({ isForgotten }) => !isForgotten).map(pathOf);
    recordModules(first.staging, { modules: modulesOf(first), elsewhere: named });
  }
  return {
    removed: places.flatMap((place, index) =>
      (committed[index]?.removed ?? []).map(({ directory }) =>
        place === first ? directory : `${pathOf(place)}/${directory}`,
      ),
    ),
    replaced: committed.flatMap(({ replaced }) => replaced),
    foreign: committed[0]?.foreign ?? [],
  };
}

function modulesOf({ state, staged }: StagedPlace): readonly InstalledModule[] {
  return [...state.unchanged, ...staged];
}

interface CommitOptions {
  readonly project: Project;
  readonly settings: Settings;
  readonly notes: RecordNotes;
}

/** What is not pupfile's may be anything in a directory that `install_path` names. */
function commitPlace(place: StagedPlace, options: CommitOptions): CommittedModules {
  const { staging, state, staged } = place;
  const { project, settings, notes } = options;
  const { unchanged, installed } = state;
  return commitModules(staging, {
    staged,
    unchanged,
    installed,
    notes,
    clean: settings.removesForeign && staging.modulesDirectory === project.modulesDirectory,
    untouched: localDirectories(project.puppetfile),
  });
}
