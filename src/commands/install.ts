import { type ContentTotals, keptTotals, sumTotals } from '../layout/installed-modules.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';

import { type LockChange, lockChanges } from './lock-changes.ts';
import { openProject, type Project } from './open-project.ts';
import { type ModulePlan, planModules } from './plan-modules.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { withHttp } from './with-http.ts';
import {
  type InstalledState,
  lookAtModules,
  type WrittenModules,
  writeModules,
} from './write-modules.ts';

/** What `pupfile install` did. */
export interface InstallResult {
  readonly modulesDirectory: string;
  readonly lockfileName: string;
  readonly lockfile: Lockfile;
  readonly isLockWritten: boolean;
  readonly changes: readonly LockChange[];
  /** How many modules the directory has now. */
  readonly modules: number;
  /** How many of them had to be written. */
  readonly written: number;
  /** Names of directories, as all below. */
  readonly removed: readonly string[];
  readonly replaced: readonly string[];
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
 * Where it throws, the modules directory and the lock are as they were.
 */
export async function install(settings: Settings, report: Report): Promise<InstallResult> {
  const project = openProject(settings, report);
  return withHttp(settings, report, async (http) => {
    const plan = await planModules(project, { http, report });
    const state = lookAtModules(project, plan, settings);
    if (isUpToDate(plan, state, settings)) return nothingToDo(project, plan, state);
    return summarize(project, await writeModules({ http, settings, report, project, plan }));
  });
}

function isUpToDate(
  plan: ModulePlan,
  state: InstalledState,
  { removesForeign }: Settings,
): boolean {
  const isComplete = state.missing.length === 0 && state.unwanted.length === 0;
  return plan.isLocked && isComplete && !removesForeign;
}

function nothingToDo(project: Project, plan: ModulePlan, state: InstalledState): InstallResult {
  return summarize(project, {
    lockfile: plan.lockWith(new Map()),
    isLockWritten: false,
    modules: state.unchanged,
    written: 0,
    committed: { removed: [], replaced: [], foreign: [] },
    downloadedBytes: 0,
  });
}

function summarize(project: Project, done: WrittenModules): InstallResult {
  const { lockfile, isLockWritten, modules, written, committed, downloadedBytes } = done;
  return {
    modulesDirectory: project.modulesDirectory,
    lockfileName: project.lockfileName,
    lockfile,
    isLockWritten,
    changes: lockChanges(project.lockfile, lockfile),
    modules: modules.length,
    written,
    removed: committed.removed.map(({ directory }) => directory),
    replaced: committed.replaced,
    foreign: committed.foreign,
    kept: sumTotals(modules.map(keptTotals)),
    leftOut: sumTotals(modules.map(({ leftOut }) => leftOut)),
    downloadedBytes,
  };
}
