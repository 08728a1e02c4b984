import { findForeign } from '../layout/find-foreign.ts';
import { type ContentTotals, keptTotals, sumTotals } from '../layout/installed-modules.ts';
import { hasUnfinishedRun } from '../layout/staging.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { StepBack } from '../model/resolution.ts';
import { answerEarly } from '../net/early-answers.ts';
import { holdChecksums } from './hold-checksums.ts';
import { holdFrozen } from './hold-frozen.ts';
import { localDirectories } from './local-directories.ts';
import { type LockChange, lockChanges } from './lock-changes.ts';
import { type InstalledState, lookAtModules } from './look-at-modules.ts';
import { partModules } from './module-places.ts';
import { openProject, type Project } from './open-project.ts';
import { type ModulePlan, type PlanOptions, planModules } from './plan-modules.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';
import type { WriteModulesOptions, WrittenModules } from './write-modules.ts';

/** What `pupfile install` did. */
export interface InstallResult {
  readonly modulesDirectory: string;
  readonly lockfileName: string;
  readonly lockfile: Lockfile;
  readonly isLockWritten: boolean;
  readonly changes: readonly LockChange[];
  /** What was chosen far behind its newest release. */
  readonly stepBacks: readonly StepBack[];
  /** How many modules the directory has now. */
  readonly modules: number;
  /** How many of them had to be written. */
  readonly written: number;
  /** Names of directories, as the next two; elsewhere than in the modules directory, paths. */
  readonly removed: readonly string[];
  /** What pupfile did not install and that made way for a module. */
  readonly replaced: readonly string[];
  /** What pupfile did not install and that is still there. */
  readonly foreign: readonly string[];
  /** What is in the modules directory. */
  readonly kept: ContentTotals;
  /** What the archives had beyond it. */
  readonly leftOut: ContentTotals;
  readonly downloadedBytes: number;
}

/**
 * Brings a project's modules directory to what its Puppetfile says: decides the modules, fetches
 * the archives that are missing, lays out what changed, and writes the lock last.
 *
 * Where it throws, the modules directory and the lock are as they were. Throws LOCKFILE_OUTDATED
 * where the lock is frozen and not current, CHECKSUM_MISSING where some of its checksums were removed.
 */
export async function install(settings: Settings, report: Report): Promise<InstallResult> {
  const project = await openProject(settings, report);
  const isCurrent = await holdFrozen(project, settings, report);
  holdChecksums(project);
  return withSources(project, settings, report, (sources) =>
    installProject(project, { ...sources, settings, report, isCurrent }),
  );
}

/** The same for a project that is open, and whose lock may be written. */
export async function installProject(
  project: Project,
  options: PlanOptions,
): Promise<InstallResult> {
  const { settings, supply, report } = options;
  const http = answerEarly(options.http, Math.ceil(settings.concurrency / 2));
  const plan = await gettingReady(planModules(project, { ...options, http, early: http }));
  const places = partModules(project, plan);
  const states = places.map((place) => lookAtModules(place, settings));
  // Whoever was killed has left something to be cleared away.
  const isQuiet = !places.some((place) => hasUnfinishedRun(place.modulesDirectory));
  const done =
    isQuiet && isUpToDate(plan, states, settings)
      ? nothingToDo(project, plan, states)
      : await write({ http, supply, settings, report, project, plan });
  return summarize({ project, plan, settings, done });
}

/** Its code is not loaded where there is nothing to write. */
async function write(options: WriteModulesOptions): Promise<WrittenModules> {
  const { writeModules } = await loadWriter();
  return writeModules(options);
}

function loadWriter() {
  return import('./write-modules.ts');
}

// By then the requests for what the Puppetfile declares have been made, if there are any.
const waitingMs = 5;

/** Who has to ask a Forge for the plan will most probably have to write, and has the time to get ready. */
async function gettingReady(plan: Promise<ModulePlan>): Promise<ModulePlan> {
  const getReady = () =>
    void Promise.allSettled([loadWriter(), import('node:crypto'), import('node:zlib')]);
  // In between, what was asked goes out.
  const timer = setTimeout(() => setImmediate(getReady), waitingMs);
  return plan.finally(() => clearTimeout(timer));
}

function isUpToDate(
  plan: ModulePlan,
  states: readonly InstalledState[],
  { removesForeign }: Settings,
): boolean {
  const isComplete = ({ missing, missingSupplied, unwanted }: InstalledState) =>
    missing.length + missingSupplied.length + unwanted.length === 0;
  return plan.isLocked && states.every(isComplete) && !removesForeign;
}

function nothingToDo(
  { modulesDirectory, puppetfile }: Project,
  plan: ModulePlan,
  states: readonly InstalledState[],
): WrittenModules {
  const installed = (states[0]?.unchanged ?? []).map(({ directory }) => directory);
  const own = new Set([...installed, ...localDirectories(puppetfile)]);
  const strangers = findForeign(modulesDirectory, own).filter(({ isFile }) => !isFile);
  const foreign = strangers.map(({ name }) => name);
  return {
    lockfile: plan.lockWith(new Map()),
    isLockWritten: false,
    modules: states.flatMap(({ unchanged }) => unchanged),
    written: 0,
    committed: { removed: [], replaced: [], foreign },
    downloadedBytes: 0,
  };
}

interface Done {
  readonly project: Project;
  readonly plan: ModulePlan;
  readonly settings: Settings;
  readonly done: WrittenModules;
}

function summarize({ project, plan, settings: { removesForeign }, done }: Done): InstallResult {
  const { lockfile, isLockWritten, modules, written, committed, downloadedBytes } = done;
  const { removed, replaced, foreign } = committed;
  return {
    modulesDirectory: project.modulesDirectory,
    lockfileName: project.lockfileName,
    lockfile,
    isLockWritten,
    changes: lockChanges(project.lockfile, lockfile, plan.reasons),
    stepBacks: plan.stepBacks,
    modules: modules.length,
    written,
    removed: removesForeign ? [...removed, ...foreign].sort() : removed,
    replaced,
    foreign: removesForeign ? [] : foreign,
    kept: sumTotals(modules.map(keptTotals)),
    leftOut: sumTotals(modules.map(({ leftOut }) => leftOut)),
    downloadedBytes,
  };
}
